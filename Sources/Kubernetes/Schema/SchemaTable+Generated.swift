// swift-format-ignore-file
// Written by scripts/generate-kubernetes-schema from the Go types of Kubernetes 1.36: see SchemaTable.swift
// for what the text means.

extension SchemaTable {
    static let metadataType = 0

    static let clusterScopedKinds: StaticString = #"""
/ComponentStatus
/Namespace
/Node
/PersistentVolume
admissionregistration.k8s.io/MutatingAdmissionPolicy
admissionregistration.k8s.io/MutatingAdmissionPolicyBinding
admissionregistration.k8s.io/MutatingWebhookConfiguration
admissionregistration.k8s.io/ValidatingAdmissionPolicy
admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding
admissionregistration.k8s.io/ValidatingWebhookConfiguration
apiextensions.k8s.io/CustomResourceDefinition
apiregistration.k8s.io/APIService
authentication.k8s.io/SelfSubjectReview
authentication.k8s.io/TokenReview
authorization.k8s.io/SelfSubjectAccessReview
authorization.k8s.io/SelfSubjectRulesReview
authorization.k8s.io/SubjectAccessReview
certificates.k8s.io/CertificateSigningRequest
certificates.k8s.io/ClusterTrustBundle
flowcontrol.apiserver.k8s.io/FlowSchema
flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration
imagepolicy.k8s.io/ImageReview
internal.apiserver.k8s.io/StorageVersion
networking.k8s.io/IPAddress
networking.k8s.io/IngressClass
networking.k8s.io/ServiceCIDR
node.k8s.io/RuntimeClass
policy/PodSecurityPolicy
rbac.authorization.k8s.io/ClusterRole
rbac.authorization.k8s.io/ClusterRoleBinding
resource.k8s.io/DeviceClass
resource.k8s.io/DeviceTaintRule
resource.k8s.io/ResourcePoolStatusRequest
resource.k8s.io/ResourceSlice
scheduling.k8s.io/PriorityClass
storage.k8s.io/CSIDriver
storage.k8s.io/CSINode
storage.k8s.io/StorageClass
storage.k8s.io/VolumeAttachment
storage.k8s.io/VolumeAttributesClass
storagemigration.k8s.io/StorageVersionMigration
"""#

    static let kinds: StaticString = #"""
admissionregistration.k8s.io/v1 MutatingAdmissionPolicy #52
admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding #57
admissionregistration.k8s.io/v1 MutatingWebhookConfiguration #50
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy #27
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding #42
admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration #45
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy #73
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicyBinding #78
admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicy #59
admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicyBinding #70
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy #101
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicyBinding #106
admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration #99
admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicy #80
admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicyBinding #92
admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration #95
apidiscovery.k8s.io/v2 APIGroupDiscovery #108
apidiscovery.k8s.io/v2beta1 APIGroupDiscovery #113
apiextensions.k8s.io/v1 CustomResourceDefinition #3
apiregistration.k8s.io/v1 APIService #22
apps/v1 ControllerRevision #255
apps/v1 DaemonSet #245
apps/v1 Deployment #239
apps/v1 ReplicaSet #251
apps/v1 StatefulSet #122
apps/v1beta1 ControllerRevision #274
apps/v1beta1 Deployment #267
apps/v1beta1 Scale #256
apps/v1beta1 StatefulSet #259
apps/v1beta2 ControllerRevision #302
apps/v1beta2 DaemonSet #292
apps/v1beta2 Deployment #286
apps/v1beta2 ReplicaSet #298
apps/v1beta2 Scale #275
apps/v1beta2 StatefulSet #278
authentication.k8s.io/v1 SelfSubjectReview #311
authentication.k8s.io/v1 TokenRequest #307
authentication.k8s.io/v1 TokenReview #303
authentication.k8s.io/v1alpha1 SelfSubjectReview #313
authentication.k8s.io/v1beta1 SelfSubjectReview #319
authentication.k8s.io/v1beta1 TokenReview #315
authorization.k8s.io/v1 LocalSubjectAccessReview #331
authorization.k8s.io/v1 SelfSubjectAccessReview #329
authorization.k8s.io/v1 SelfSubjectRulesReview #332
authorization.k8s.io/v1 SubjectAccessReview #321
authorization.k8s.io/v1beta1 LocalSubjectAccessReview #344
authorization.k8s.io/v1beta1 SelfSubjectAccessReview #342
authorization.k8s.io/v1beta1 SelfSubjectRulesReview #345
authorization.k8s.io/v1beta1 SubjectAccessReview #337
autoscaling/v1 HorizontalPodAutoscaler #350
autoscaling/v1 Scale #354
autoscaling/v2 HorizontalPodAutoscaler #357
batch/v1 CronJob #391
batch/v1 Job #380
batch/v1beta1 CronJob #396
certificates.k8s.io/v1 CertificateSigningRequest #400
certificates.k8s.io/v1alpha1 ClusterTrustBundle #404
certificates.k8s.io/v1beta1 CertificateSigningRequest #406
certificates.k8s.io/v1beta1 ClusterTrustBundle #410
certificates.k8s.io/v1beta1 PodCertificateRequest #412
coordination.k8s.io/v1 Lease #415
coordination.k8s.io/v1alpha2 LeaseCandidate #417
coordination.k8s.io/v1beta1 Lease #419
coordination.k8s.io/v1beta1 LeaseCandidate #421
discovery.k8s.io/v1 EndpointSlice #519
discovery.k8s.io/v1beta1 EndpointSlice #526
events.k8s.io/v1 Event #533
events.k8s.io/v1beta1 Event #535
extensions/v1beta1 DaemonSet #547
extensions/v1beta1 Deployment #540
extensions/v1beta1 Ingress #553
extensions/v1beta1 NetworkPolicy #568
extensions/v1beta1 ReplicaSet #564
extensions/v1beta1 Scale #537
flowcontrol.apiserver.k8s.io/v1 FlowSchema #575
flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration #588
flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema #596
flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration #609
flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema #617
flowcontrol.apiserver.k8s.io/v1beta2 PriorityLevelConfiguration #630
flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema #638
flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration #651
imagepolicy.k8s.io/v1alpha1 ImageReview #659
internal.apiserver.k8s.io/v1alpha1 StorageVersion #117
networking.k8s.io/v1 IPAddress #686
networking.k8s.io/v1 Ingress #670
networking.k8s.io/v1 IngressClass #683
networking.k8s.io/v1 NetworkPolicy #663
networking.k8s.io/v1 ServiceCIDR #689
networking.k8s.io/v1beta1 IPAddress #706
networking.k8s.io/v1beta1 Ingress #692
networking.k8s.io/v1beta1 IngressClass #703
networking.k8s.io/v1beta1 ServiceCIDR #709
node.k8s.io/v1 RuntimeClass #712
node.k8s.io/v1alpha1 RuntimeClass #715
node.k8s.io/v1beta1 RuntimeClass #719
policy/v1 Eviction #725
policy/v1 PodDisruptionBudget #722
policy/v1beta1 Eviction #731
policy/v1beta1 PodDisruptionBudget #728
rbac.authorization.k8s.io/v1 ClusterRole #737
rbac.authorization.k8s.io/v1 ClusterRoleBinding #739
rbac.authorization.k8s.io/v1 Role #732
rbac.authorization.k8s.io/v1 RoleBinding #734
rbac.authorization.k8s.io/v1alpha1 ClusterRole #745
rbac.authorization.k8s.io/v1alpha1 ClusterRoleBinding #747
rbac.authorization.k8s.io/v1alpha1 Role #740
rbac.authorization.k8s.io/v1alpha1 RoleBinding #742
rbac.authorization.k8s.io/v1beta1 ClusterRole #753
rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding #755
rbac.authorization.k8s.io/v1beta1 Role #748
rbac.authorization.k8s.io/v1beta1 RoleBinding #750
resource.k8s.io/v1 DeviceClass #790
resource.k8s.io/v1 ResourceClaim #769
resource.k8s.io/v1 ResourceClaimTemplate #793
resource.k8s.io/v1 ResourceSlice #756
resource.k8s.io/v1alpha3 DeviceTaintRule #795
resource.k8s.io/v1alpha3 ResourcePoolStatusRequest #800
resource.k8s.io/v1beta1 DeviceClass #838
resource.k8s.io/v1beta1 ResourceClaim #818
resource.k8s.io/v1beta1 ResourceClaimTemplate #841
resource.k8s.io/v1beta1 ResourceSlice #804
resource.k8s.io/v1beta2 DeviceClass #881
resource.k8s.io/v1beta2 DeviceTaintRule #856
resource.k8s.io/v1beta2 ResourceClaim #860
resource.k8s.io/v1beta2 ResourceClaimTemplate #884
resource.k8s.io/v1beta2 ResourceSlice #843
scheduling.k8s.io/v1 PriorityClass #886
scheduling.k8s.io/v1alpha2 PodGroup #897
scheduling.k8s.io/v1alpha2 Workload #887
scheduling.k8s.io/v1beta1 PriorityClass #903
storage.k8s.io/v1 CSIDriver #912
storage.k8s.io/v1 CSINode #915
storage.k8s.io/v1 CSIStorageCapacity #919
storage.k8s.io/v1 StorageClass #904
storage.k8s.io/v1 VolumeAttachment #907
storage.k8s.io/v1 VolumeAttributesClass #920
storage.k8s.io/v1alpha1 CSIStorageCapacity #926
storage.k8s.io/v1alpha1 VolumeAttachment #921
storage.k8s.io/v1alpha1 VolumeAttributesClass #927
storage.k8s.io/v1beta1 CSIDriver #934
storage.k8s.io/v1beta1 CSINode #937
storage.k8s.io/v1beta1 CSIStorageCapacity #941
storage.k8s.io/v1beta1 StorageClass #928
storage.k8s.io/v1beta1 VolumeAttachment #929
storage.k8s.io/v1beta1 VolumeAttributesClass #942
storagemigration.k8s.io/v1beta1 StorageVersionMigration #943
v1 Binding #502
v1 ComponentStatus #516
v1 ConfigMap #515
v1 Endpoints #476
v1 Event #503
v1 LimitRange #506
v1 Namespace #498
v1 Node #480
v1 PersistentVolume #423
v1 PersistentVolumeClaim #229
v1 Pod #460
v1 PodStatusResult #439
v1 PodTemplate #461
v1 RangeAllocation #518
v1 ReplicationController #462
v1 ResourceQuota #509
v1 Secret #514
v1 Service #466
v1 ServiceAccount #475
"""#

    static let types: StaticString = #"""
meta/v1.ObjectMeta annotations:{s creationTimestamp:t deletionGracePeriodSeconds:*i deletionTimestamp:*t finalizers:[s!merge generateName:s generation:i labels:{s managedFields:[#2 name:s namespace:s ownerReferences:[#1!merge/uid resourceVersion:s selfLink:s uid:s
meta/v1.OwnerReference apiVersion:s blockOwnerDeletion:*b controller:*b kind:s name:s uid:s
meta/v1.ManagedFieldsEntry apiVersion:s fieldsType:s fieldsV1:*x manager:s operation:s subresource:s time:*t
apiextensions/v1.CustomResourceDefinition apiVersion:s kind:s metadata:#0 spec:#4 status:#20
apiextensions/v1.CustomResourceDefinitionSpec conversion:*#16={} group:s names:#5 preserveUnknownFields:b scope:s versions:[#6
apiextensions/v1.CustomResourceDefinitionNames categories:[s kind:s listKind:s plural:s shortNames:[s singular:s
apiextensions/v1.CustomResourceDefinitionVersion additionalPrinterColumns:[#14 deprecated:b deprecationWarning:*s name:s schema:*#7 selectableFields:[#15 served:b storage:b subresources:*#11
apiextensions/v1.CustomResourceValidation openAPIV3Schema:*#8
apiextensions/v1.JSONSchemaProps $ref:*s $schema:s additionalItems:*x additionalProperties:*x allOf:[#8 anyOf:[#8 default:*x definitions:{#8 dependencies:{x description:s enum:[x example:*x exclusiveMaximum:b exclusiveMinimum:b externalDocs:*#9 format:s id:s items:*x maxItems:*i maxLength:*i maxProperties:*i maximum:*f minItems:*i minLength:*i minProperties:*i minimum:*f multipleOf:*f not:*#8 nullable:b oneOf:[#8 pattern:s patternProperties:{#8 properties:{#8 required:[s title:s type:s uniqueItems:b x-kubernetes-embedded-resource:b x-kubernetes-int-or-string:b x-kubernetes-list-map-keys:[s x-kubernetes-list-type:*s x-kubernetes-map-type:*s x-kubernetes-preserve-unknown-fields:*b x-kubernetes-validations:[#10!merge/rule
apiextensions/v1.ExternalDocumentation description:s url:s
apiextensions/v1.ValidationRule fieldPath:s message:s messageExpression:s optionalOldSelf:*b reason:*s rule:s
apiextensions/v1.CustomResourceSubresources scale:*#13 status:*#12
apiextensions/v1.CustomResourceSubresourceStatus
apiextensions/v1.CustomResourceSubresourceScale labelSelectorPath:*s specReplicasPath:s statusReplicasPath:s
apiextensions/v1.CustomResourceColumnDefinition description:s format:s jsonPath:s name:s priority:i type:s
apiextensions/v1.SelectableField jsonPath:s
apiextensions/v1.CustomResourceConversion strategy:s="None" webhook:*#17
apiextensions/v1.WebhookConversion clientConfig:*#18 conversionReviewVersions:[s
apiextensions/v1.WebhookClientConfig caBundle:d service:*#19 url:*s
apiextensions/v1.ServiceReference name:s namespace:s path:*s port:*i=443
apiextensions/v1.CustomResourceDefinitionStatus acceptedNames:#5 conditions:[#21 observedGeneration:i storedVersions:[s
apiextensions/v1.CustomResourceDefinitionCondition lastTransitionTime:t message:s observedGeneration:i reason:s status:s type:s
apiregistration/v1.APIService apiVersion:s kind:s metadata:#0 spec:#23 status:#25
apiregistration/v1.APIServiceSpec caBundle:d group:s groupPriorityMinimum:i insecureSkipTLSVerify:b service:*#24 version:s versionPriority:i
apiregistration/v1.ServiceReference name:s namespace:s port:*i=443
apiregistration/v1.APIServiceStatus conditions:[#26!merge/type
apiregistration/v1.APIServiceCondition lastTransitionTime:t message:s reason:s status:s type:s
admissionregistration/v1.ValidatingAdmissionPolicy apiVersion:s kind:s metadata:#0 spec:#28 status:#38
admissionregistration/v1.ValidatingAdmissionPolicySpec auditAnnotations:[#35 failurePolicy:*s="Fail" matchConditions:[#36!merge/name matchConstraints:*#30 paramKind:*#29 validations:[#34 variables:[#37!merge/name
admissionregistration/v1.ParamKind apiVersion:s kind:s
admissionregistration/v1.MatchResources excludeResourceRules:[#33 matchPolicy:*s="Equivalent" namespaceSelector:*#31={} objectSelector:*#31={} resourceRules:[#33
meta/v1.LabelSelector matchExpressions:[#32 matchLabels:{s
meta/v1.LabelSelectorRequirement key:s operator:s values:[s
admissionregistration/v1.NamedRuleWithOperations apiGroups:[s apiVersions:[s operations:[s resourceNames:[s resources:[s scope:*s="*"
admissionregistration/v1.Validation expression:s message:s messageExpression:s reason:*s
admissionregistration/v1.AuditAnnotation key:s valueExpression:s
admissionregistration/v1.MatchCondition expression:s name:s
admissionregistration/v1.Variable expression:s name:s
admissionregistration/v1.ValidatingAdmissionPolicyStatus conditions:[#41 observedGeneration:i typeChecking:*#39
admissionregistration/v1.TypeChecking expressionWarnings:[#40
admissionregistration/v1.ExpressionWarning fieldRef:s warning:s
meta/v1.Condition lastTransitionTime:t message:s observedGeneration:i reason:s status:s type:s
admissionregistration/v1.ValidatingAdmissionPolicyBinding apiVersion:s kind:s metadata:#0 spec:#43
admissionregistration/v1.ValidatingAdmissionPolicyBindingSpec matchResources:*#30 paramRef:*#44 policyName:s validationActions:[s
admissionregistration/v1.ParamRef name:s namespace:s parameterNotFoundAction:*s selector:*#31
admissionregistration/v1.ValidatingWebhookConfiguration apiVersion:s kind:s metadata:#0 webhooks:[#46!merge/name
admissionregistration/v1.ValidatingWebhook admissionReviewVersions:[s clientConfig:#47 failurePolicy:*s="Fail" matchConditions:[#36!merge/name matchPolicy:*s="Equivalent" name:s namespaceSelector:*#31={} objectSelector:*#31={} rules:[#49 sideEffects:*s timeoutSeconds:*i=10
admissionregistration/v1.WebhookClientConfig caBundle:d service:*#48 url:*s
admissionregistration/v1.ServiceReference name:s namespace:s path:*s port:*i=443
admissionregistration/v1.RuleWithOperations apiGroups:[s apiVersions:[s operations:[s resources:[s scope:*s="*"
admissionregistration/v1.MutatingWebhookConfiguration apiVersion:s kind:s metadata:#0 webhooks:[#51!merge/name
admissionregistration/v1.MutatingWebhook admissionReviewVersions:[s clientConfig:#47 failurePolicy:*s="Fail" matchConditions:[#36!merge/name matchPolicy:*s="Equivalent" name:s namespaceSelector:*#31={} objectSelector:*#31={} reinvocationPolicy:*s="Never" rules:[#49 sideEffects:*s timeoutSeconds:*i=10
admissionregistration/v1.MutatingAdmissionPolicy apiVersion:s kind:s metadata:#0 spec:#53
admissionregistration/v1.MutatingAdmissionPolicySpec failurePolicy:*s="Fail" matchConditions:[#36!merge/name matchConstraints:*#30 mutations:[#54 paramKind:*#29 reinvocationPolicy:s variables:[#37
admissionregistration/v1.Mutation applyConfiguration:*#55 jsonPatch:*#56 patchType:s
admissionregistration/v1.ApplyConfiguration expression:s
admissionregistration/v1.JSONPatch expression:s
admissionregistration/v1.MutatingAdmissionPolicyBinding apiVersion:s kind:s metadata:#0 spec:#58
admissionregistration/v1.MutatingAdmissionPolicyBindingSpec matchResources:*#30 paramRef:*#44 policyName:s
admissionregistration/v1alpha1.ValidatingAdmissionPolicy apiVersion:s kind:s metadata:#0 spec:#60 status:#67
admissionregistration/v1alpha1.ValidatingAdmissionPolicySpec auditAnnotations:[#65 failurePolicy:*s="Fail" matchConditions:[#36!merge/name matchConstraints:*#62 paramKind:*#61 validations:[#64 variables:[#66!merge/name
admissionregistration/v1alpha1.ParamKind apiVersion:s kind:s
admissionregistration/v1alpha1.MatchResources excludeResourceRules:[#63 matchPolicy:*s="Equivalent" namespaceSelector:*#31={} objectSelector:*#31={} resourceRules:[#63
admissionregistration/v1alpha1.NamedRuleWithOperations resourceNames:[s
admissionregistration/v1alpha1.Validation expression:s message:s messageExpression:s reason:*s
admissionregistration/v1alpha1.AuditAnnotation key:s valueExpression:s
admissionregistration/v1alpha1.Variable expression:s name:s
admissionregistration/v1alpha1.ValidatingAdmissionPolicyStatus conditions:[#41 observedGeneration:i typeChecking:*#68
admissionregistration/v1alpha1.TypeChecking expressionWarnings:[#69
admissionregistration/v1alpha1.ExpressionWarning fieldRef:s warning:s
admissionregistration/v1alpha1.ValidatingAdmissionPolicyBinding apiVersion:s kind:s metadata:#0 spec:#71
admissionregistration/v1alpha1.ValidatingAdmissionPolicyBindingSpec matchResources:*#62 paramRef:*#72 policyName:s validationActions:[s
admissionregistration/v1alpha1.ParamRef name:s namespace:s parameterNotFoundAction:*s="Deny" selector:*#31
admissionregistration/v1alpha1.MutatingAdmissionPolicy apiVersion:s kind:s metadata:#0 spec:#74
admissionregistration/v1alpha1.MutatingAdmissionPolicySpec failurePolicy:*s="Fail" matchConditions:[#36!merge/name matchConstraints:*#62 mutations:[#75 paramKind:*#61 reinvocationPolicy:s variables:[#66
admissionregistration/v1alpha1.Mutation applyConfiguration:*#76 jsonPatch:*#77 patchType:s
admissionregistration/v1alpha1.ApplyConfiguration expression:s
admissionregistration/v1alpha1.JSONPatch expression:s
admissionregistration/v1alpha1.MutatingAdmissionPolicyBinding apiVersion:s kind:s metadata:#0 spec:#79
admissionregistration/v1alpha1.MutatingAdmissionPolicyBindingSpec matchResources:*#62 paramRef:*#72 policyName:s
admissionregistration/v1beta1.ValidatingAdmissionPolicy apiVersion:s kind:s metadata:#0 spec:#81 status:#89
admissionregistration/v1beta1.ValidatingAdmissionPolicySpec auditAnnotations:[#86 failurePolicy:*s="Fail" matchConditions:[#87!merge/name matchConstraints:*#83 paramKind:*#82 validations:[#85 variables:[#88!merge/name
admissionregistration/v1beta1.ParamKind apiVersion:s kind:s
admissionregistration/v1beta1.MatchResources excludeResourceRules:[#84 matchPolicy:*s="Equivalent" namespaceSelector:*#31={} objectSelector:*#31={} resourceRules:[#84
admissionregistration/v1beta1.NamedRuleWithOperations resourceNames:[s
admissionregistration/v1beta1.Validation expression:s message:s messageExpression:s reason:*s
admissionregistration/v1beta1.AuditAnnotation key:s valueExpression:s
admissionregistration/v1beta1.MatchCondition expression:s name:s
admissionregistration/v1beta1.Variable expression:s name:s
admissionregistration/v1beta1.ValidatingAdmissionPolicyStatus conditions:[#41 observedGeneration:i typeChecking:*#90
admissionregistration/v1beta1.TypeChecking expressionWarnings:[#91
admissionregistration/v1beta1.ExpressionWarning fieldRef:s warning:s
admissionregistration/v1beta1.ValidatingAdmissionPolicyBinding apiVersion:s kind:s metadata:#0 spec:#93
admissionregistration/v1beta1.ValidatingAdmissionPolicyBindingSpec matchResources:*#83 paramRef:*#94 policyName:s validationActions:[s
admissionregistration/v1beta1.ParamRef name:s namespace:s parameterNotFoundAction:*s selector:*#31
admissionregistration/v1beta1.ValidatingWebhookConfiguration apiVersion:s kind:s metadata:#0 webhooks:[#96!merge/name
admissionregistration/v1beta1.ValidatingWebhook admissionReviewVersions:[s clientConfig:#97 failurePolicy:*s="Ignore" matchConditions:[#87!merge/name matchPolicy:*s="Exact" name:s namespaceSelector:*#31={} objectSelector:*#31={} rules:[#49 sideEffects:*s="Unknown" timeoutSeconds:*i=30
admissionregistration/v1beta1.WebhookClientConfig caBundle:d service:*#98 url:*s
admissionregistration/v1beta1.ServiceReference name:s namespace:s path:*s port:*i=443
admissionregistration/v1beta1.MutatingWebhookConfiguration apiVersion:s kind:s metadata:#0 webhooks:[#100!merge/name
admissionregistration/v1beta1.MutatingWebhook admissionReviewVersions:[s clientConfig:#97 failurePolicy:*s="Ignore" matchConditions:[#87!merge/name matchPolicy:*s="Exact" name:s namespaceSelector:*#31={} objectSelector:*#31={} reinvocationPolicy:*s="Never" rules:[#49 sideEffects:*s="Unknown" timeoutSeconds:*i=30
admissionregistration/v1beta1.MutatingAdmissionPolicy apiVersion:s kind:s metadata:#0 spec:#102
admissionregistration/v1beta1.MutatingAdmissionPolicySpec failurePolicy:*s="Fail" matchConditions:[#87!merge/name matchConstraints:*#83 mutations:[#103 paramKind:*#82 reinvocationPolicy:s variables:[#88
admissionregistration/v1beta1.Mutation applyConfiguration:*#104 jsonPatch:*#105 patchType:s
admissionregistration/v1beta1.ApplyConfiguration expression:s
admissionregistration/v1beta1.JSONPatch expression:s
admissionregistration/v1beta1.MutatingAdmissionPolicyBinding apiVersion:s kind:s metadata:#0 spec:#107
admissionregistration/v1beta1.MutatingAdmissionPolicyBindingSpec matchResources:*#83 paramRef:*#94 policyName:s
apidiscovery/v2.APIGroupDiscovery apiVersion:s kind:s metadata:#0 versions:[#109
apidiscovery/v2.APIVersionDiscovery freshness:s resources:[#110 version:s
apidiscovery/v2.APIResourceDiscovery categories:[s resource:s responseKind:*#111 scope:s shortNames:[s singularResource:s subresources:[#112 verbs:[s
meta/v1.GroupVersionKind group:s kind:s version:s
apidiscovery/v2.APISubresourceDiscovery acceptedTypes:[#111 responseKind:*#111 subresource:s verbs:[s
apidiscovery/v2beta1.APIGroupDiscovery apiVersion:s kind:s metadata:#0 versions:[#114
apidiscovery/v2beta1.APIVersionDiscovery freshness:s resources:[#115 version:s
apidiscovery/v2beta1.APIResourceDiscovery categories:[s resource:s responseKind:*#111 scope:s shortNames:[s singularResource:s subresources:[#116 verbs:[s
apidiscovery/v2beta1.APISubresourceDiscovery acceptedTypes:[#111 responseKind:*#111 subresource:s verbs:[s
apiserverinternal/v1alpha1.StorageVersion apiVersion:s kind:s metadata:#0 spec:#118 status:#119
apiserverinternal/v1alpha1.StorageVersionSpec
apiserverinternal/v1alpha1.StorageVersionStatus commonEncodingVersion:*s conditions:[#121 storageVersions:[#120
apiserverinternal/v1alpha1.ServerStorageVersion apiServerID:s decodableVersions:[s encodingVersion:s servedVersions:[s
apiserverinternal/v1alpha1.StorageVersionCondition lastTransitionTime:t message:s observedGeneration:i reason:s status:s type:s
apps/v1.StatefulSet apiVersion:s kind:s metadata:#0 spec:#123 status:#237
apps/v1.StatefulSetSpec minReadySeconds:i ordinals:*#236 persistentVolumeClaimRetentionPolicy:*#235={} podManagementPolicy:s="OrderedReady" replicas:*i revisionHistoryLimit:*i=10 selector:*#31 serviceName:s template:#124 updateStrategy:#233 volumeClaimTemplates:[#229
core/v1.PodTemplateSpec metadata:#0 spec:#125
core/v1.PodSpec activeDeadlineSeconds:*i affinity:*#209 automountServiceAccountToken:*b containers:[#174!merge/name dnsConfig:*#221 dnsPolicy:s="ClusterFirst" enableServiceLinks:*b ephemeralContainers:[#206!merge/name hostAliases:[#220!merge/ip hostIPC:b hostNetwork:b hostPID:b hostUsers:*b hostname:s hostnameOverride:*s imagePullSecrets:[#136!merge/name initContainers:[#174!merge/name nodeName:s nodeSelector:{s os:*#225 overhead:{m preemptionPolicy:*s priority:*i priorityClassName:s readinessGates:[#223 resourceClaims:[#227!merge,retainKeys/name resources:*#184 restartPolicy:s="Always" runtimeClassName:*s schedulerName:s="default-scheduler" schedulingGates:[#226!merge/name schedulingGroup:*#228 securityContext:*#207={} serviceAccount:s serviceAccountName:s setHostnameAsFQDN:*b shareProcessNamespace:*b subdomain:s terminationGracePeriodSeconds:*i=30 tolerations:[#219 topologySpreadConstraints:[#224!merge/topologyKey volumes:[#126!merge,retainKeys/name
core/v1.Volume awsElasticBlockStore:*#130 azureDisk:*#153 azureFile:*#149 cephfs:*#142 cinder:*#141 configMap:*#150 csi:*#166 downwardAPI:*#144 emptyDir:*#128 ephemeral:*#167 fc:*#148 flexVolume:*#140 flocker:*#143 gcePersistentDisk:*#129 gitRepo:*#131 glusterfs:*#137 hostPath:*#127 image:*#173 iscsi:*#135 name:s nfs:*#134 persistentVolumeClaim:*#138 photonPersistentDisk:*#154 portworxVolume:*#163 projected:*#155 quobyte:*#152 rbd:*#139 scaleIO:*#164 secret:*#132 storageos:*#165 vsphereVolume:*#151
core/v1.HostPathVolumeSource path:s type:*s=""
core/v1.EmptyDirVolumeSource medium:s sizeLimit:*q
core/v1.GCEPersistentDiskVolumeSource fsType:s partition:i pdName:s readOnly:b
core/v1.AWSElasticBlockStoreVolumeSource fsType:s partition:i readOnly:b volumeID:s
core/v1.GitRepoVolumeSource directory:s repository:s revision:s
core/v1.SecretVolumeSource defaultMode:*i=420 items:[#133 optional:*b secretName:s
core/v1.KeyToPath key:s mode:*i path:s
core/v1.NFSVolumeSource path:s readOnly:b server:s
core/v1.ISCSIVolumeSource chapAuthDiscovery:b chapAuthSession:b fsType:s initiatorName:*s iqn:s iscsiInterface:s="default" lun:i portals:[s readOnly:b secretRef:*#136 targetPortal:s
core/v1.LocalObjectReference name:s
core/v1.GlusterfsVolumeSource endpoints:s path:s readOnly:b
core/v1.PersistentVolumeClaimVolumeSource claimName:s readOnly:b
core/v1.RBDVolumeSource fsType:s image:s keyring:s="/etc/ceph/keyring" monitors:[s pool:s="rbd" readOnly:b secretRef:*#136 user:s="admin"
core/v1.FlexVolumeSource driver:s fsType:s options:{s readOnly:b secretRef:*#136
core/v1.CinderVolumeSource fsType:s readOnly:b secretRef:*#136 volumeID:s
core/v1.CephFSVolumeSource monitors:[s path:s readOnly:b secretFile:s secretRef:*#136 user:s
core/v1.FlockerVolumeSource datasetName:s datasetUUID:s
core/v1.DownwardAPIVolumeSource defaultMode:*i=420 items:[#145
core/v1.DownwardAPIVolumeFile fieldRef:*#146 mode:*i path:s resourceFieldRef:*#147
core/v1.ObjectFieldSelector apiVersion:s="v1" fieldPath:s
core/v1.ResourceFieldSelector containerName:s divisor:q resource:s
core/v1.FCVolumeSource fsType:s lun:*i readOnly:b targetWWNs:[s wwids:[s
core/v1.AzureFileVolumeSource readOnly:b secretName:s shareName:s
core/v1.ConfigMapVolumeSource defaultMode:*i=420 items:[#133 name:s optional:*b
core/v1.VsphereVirtualDiskVolumeSource fsType:s storagePolicyID:s storagePolicyName:s volumePath:s
core/v1.QuobyteVolumeSource group:s readOnly:b registry:s tenant:s user:s volume:s
core/v1.AzureDiskVolumeSource cachingMode:*s="ReadWrite" diskName:s diskURI:s fsType:*s="ext4" kind:*s="Shared" readOnly:*b=false
core/v1.PhotonPersistentDiskVolumeSource fsType:s pdID:s
core/v1.ProjectedVolumeSource defaultMode:*i=420 sources:[#156
core/v1.VolumeProjection clusterTrustBundle:*#161 configMap:*#159 downwardAPI:*#158 podCertificate:*#162 secret:*#157 serviceAccountToken:*#160
core/v1.SecretProjection items:[#133 name:s optional:*b
core/v1.DownwardAPIProjection items:[#145
core/v1.ConfigMapProjection items:[#133 name:s optional:*b
core/v1.ServiceAccountTokenProjection audience:s expirationSeconds:*i path:s
core/v1.ClusterTrustBundleProjection labelSelector:*#31 name:*s optional:*b path:s signerName:*s
core/v1.PodCertificateProjection certificateChainPath:s credentialBundlePath:s keyPath:s keyType:s maxExpirationSeconds:*i signerName:s userAnnotations:{s
core/v1.PortworxVolumeSource fsType:s readOnly:b volumeID:s
core/v1.ScaleIOVolumeSource fsType:s="xfs" gateway:s protectionDomain:s readOnly:b secretRef:*#136 sslEnabled:b storageMode:s="ThinProvisioned" storagePool:s system:s volumeName:s
core/v1.StorageOSVolumeSource fsType:s readOnly:b secretRef:*#136 volumeName:s volumeNamespace:s
core/v1.CSIVolumeSource driver:s fsType:*s nodePublishSecretRef:*#136 readOnly:*b volumeAttributes:{s
core/v1.EphemeralVolumeSource volumeClaimTemplate:*#168
core/v1.PersistentVolumeClaimTemplate metadata:#0 spec:#169
core/v1.PersistentVolumeClaimSpec accessModes:[s dataSource:*#171 dataSourceRef:*#172 resources:#170 selector:*#31 storageClassName:*s volumeAttributesClassName:*s volumeMode:*s="Filesystem" volumeName:s
core/v1.VolumeResourceRequirements limits:{m requests:{m
core/v1.TypedLocalObjectReference apiGroup:*s kind:s name:s
core/v1.TypedObjectReference apiGroup:*s kind:s name:s namespace:*s
core/v1.ImageVolumeSource pullPolicy:s reference:s
core/v1.Container args:[s command:[s env:[#179!merge/name envFrom:[#176 image:s imagePullPolicy:s=%image lifecycle:*#197 livenessProbe:*#191 name:s ports:[#175!merge/containerPort readinessProbe:*#191 resizePolicy:[#186 resources:#184 restartPolicy:*s restartPolicyRules:[#187 securityContext:*#200 startupProbe:*#191 stdin:b stdinOnce:b terminationMessagePath:s="/dev/termination-log" terminationMessagePolicy:s="File" tty:b volumeDevices:[#190!merge/devicePath volumeMounts:[#189!merge/mountPath workingDir:s
core/v1.ContainerPort containerPort:i hostIP:s hostPort:i name:s protocol:s="TCP"
core/v1.EnvFromSource configMapRef:*#177 prefix:s secretRef:*#178
core/v1.ConfigMapEnvSource name:s optional:*b
core/v1.SecretEnvSource name:s optional:*b
core/v1.EnvVar name:s value:s valueFrom:*#180
core/v1.EnvVarSource configMapKeyRef:*#181 fieldRef:*#146 fileKeyRef:*#183 resourceFieldRef:*#147 secretKeyRef:*#182
core/v1.ConfigMapKeySelector key:s name:s optional:*b
core/v1.SecretKeySelector key:s name:s optional:*b
core/v1.FileKeySelector key:s optional:*b=false path:s volumeName:s
core/v1.ResourceRequirements claims:[#185 limits:{m requests:{m
core/v1.ResourceClaim name:s request:s
core/v1.ContainerResizePolicy resourceName:s restartPolicy:s
core/v1.ContainerRestartRule action:s exitCodes:*#188
core/v1.ContainerRestartRuleOnExitCodes operator:s values:[i
core/v1.VolumeMount mountPath:s mountPropagation:*s name:s readOnly:b recursiveReadOnly:*s subPath:s subPathExpr:s
core/v1.VolumeDevice devicePath:s name:s
core/v1.Probe exec:*#192 failureThreshold:i=3 grpc:*#196 httpGet:*#193 initialDelaySeconds:i periodSeconds:i=10 successThreshold:i=1 tcpSocket:*#195 terminationGracePeriodSeconds:*i timeoutSeconds:i=1
core/v1.ExecAction command:[s
core/v1.HTTPGetAction host:s httpHeaders:[#194 path:s="/" port:o scheme:s="HTTP"
core/v1.HTTPHeader name:s value:s
core/v1.TCPSocketAction host:s port:o
core/v1.GRPCAction port:i service:*s=""
core/v1.Lifecycle postStart:*#198 preStop:*#198 stopSignal:*s
core/v1.LifecycleHandler exec:*#192 httpGet:*#193 sleep:*#199 tcpSocket:*#195
core/v1.SleepAction seconds:i
core/v1.SecurityContext allowPrivilegeEscalation:*b appArmorProfile:*#205 capabilities:*#201 privileged:*b procMount:*s readOnlyRootFilesystem:*b runAsGroup:*i runAsNonRoot:*b runAsUser:*i seLinuxOptions:*#202 seccompProfile:*#204 windowsOptions:*#203
core/v1.Capabilities add:[s drop:[s
core/v1.SELinuxOptions level:s role:s type:s user:s
core/v1.WindowsSecurityContextOptions gmsaCredentialSpec:*s gmsaCredentialSpecName:*s hostProcess:*b runAsUserName:*s
core/v1.SeccompProfile localhostProfile:*s type:s
core/v1.AppArmorProfile localhostProfile:*s type:s
core/v1.EphemeralContainer args:[s command:[s env:[#179!merge/name envFrom:[#176 image:s imagePullPolicy:s=%image lifecycle:*#197 livenessProbe:*#191 name:s ports:[#175!merge/containerPort readinessProbe:*#191 resizePolicy:[#186 resources:#184 restartPolicy:*s restartPolicyRules:[#187 securityContext:*#200 startupProbe:*#191 stdin:b stdinOnce:b targetContainerName:s terminationMessagePath:s terminationMessagePolicy:s tty:b volumeDevices:[#190!merge/devicePath volumeMounts:[#189!merge/mountPath workingDir:s
core/v1.PodSecurityContext appArmorProfile:*#205 fsGroup:*i fsGroupChangePolicy:*s runAsGroup:*i runAsNonRoot:*b runAsUser:*i seLinuxChangePolicy:*s seLinuxOptions:*#202 seccompProfile:*#204 supplementalGroups:[i supplementalGroupsPolicy:*s sysctls:[#208 windowsOptions:*#203
core/v1.Sysctl name:s value:s
core/v1.Affinity nodeAffinity:*#210 podAffinity:*#215 podAntiAffinity:*#218
core/v1.NodeAffinity preferredDuringSchedulingIgnoredDuringExecution:[#214 requiredDuringSchedulingIgnoredDuringExecution:*#211
core/v1.NodeSelector nodeSelectorTerms:[#212
core/v1.NodeSelectorTerm matchExpressions:[#213 matchFields:[#213
core/v1.NodeSelectorRequirement key:s operator:s values:[s
core/v1.PreferredSchedulingTerm preference:#212 weight:i
core/v1.PodAffinity preferredDuringSchedulingIgnoredDuringExecution:[#217 requiredDuringSchedulingIgnoredDuringExecution:[#216
core/v1.PodAffinityTerm labelSelector:*#31 matchLabelKeys:[s mismatchLabelKeys:[s namespaceSelector:*#31 namespaces:[s topologyKey:s
core/v1.WeightedPodAffinityTerm podAffinityTerm:#216 weight:i
core/v1.PodAntiAffinity preferredDuringSchedulingIgnoredDuringExecution:[#217 requiredDuringSchedulingIgnoredDuringExecution:[#216
core/v1.Toleration effect:s key:s operator:s tolerationSeconds:*i value:s
core/v1.HostAlias hostnames:[s ip:s
core/v1.PodDNSConfig nameservers:[s options:[#222 searches:[s
core/v1.PodDNSConfigOption name:s value:*s
core/v1.PodReadinessGate conditionType:s
core/v1.TopologySpreadConstraint labelSelector:*#31 matchLabelKeys:[s maxSkew:i minDomains:*i nodeAffinityPolicy:*s nodeTaintsPolicy:*s topologyKey:s whenUnsatisfiable:s
core/v1.PodOS name:s
core/v1.PodSchedulingGate name:s
core/v1.PodResourceClaim name:s resourceClaimName:*s resourceClaimTemplateName:*s
core/v1.PodSchedulingGroup podGroupName:*s
core/v1.PersistentVolumeClaim apiVersion:s="v1" kind:s="PersistentVolumeClaim" metadata:#0 spec:#169 status:#230
core/v1.PersistentVolumeClaimStatus accessModes:[s allocatedResourceStatuses:{s allocatedResources:{m capacity:{m conditions:[#231!merge/type currentVolumeAttributesClassName:*s modifyVolumeStatus:*#232 phase:s="Pending"
core/v1.PersistentVolumeClaimCondition lastProbeTime:t lastTransitionTime:t message:s reason:s status:s type:s
core/v1.ModifyVolumeStatus status:s targetVolumeAttributesClassName:s
apps/v1.StatefulSetUpdateStrategy rollingUpdate:*#234={} type:s="RollingUpdate"
apps/v1.RollingUpdateStatefulSetStrategy maxUnavailable:*o partition:*i=0
apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:s="Retain" whenScaled:s="Retain"
apps/v1.StatefulSetOrdinals start:i
apps/v1.StatefulSetStatus availableReplicas:i collisionCount:*i conditions:[#238!merge/type currentReplicas:i currentRevision:s observedGeneration:i readyReplicas:i replicas:i updateRevision:s updatedReplicas:i
apps/v1.StatefulSetCondition lastTransitionTime:t message:s reason:s status:s type:s
apps/v1.Deployment apiVersion:s kind:s metadata:#0 spec:#240 status:#243
apps/v1.DeploymentSpec minReadySeconds:i paused:b progressDeadlineSeconds:*i=600 replicas:*i revisionHistoryLimit:*i=10 selector:*#31 strategy:#241!retainKeys template:#124
apps/v1.DeploymentStrategy rollingUpdate:*#242={} type:s="RollingUpdate"
apps/v1.RollingUpdateDeployment maxSurge:*o="25%" maxUnavailable:*o="25%"
apps/v1.DeploymentStatus availableReplicas:i collisionCount:*i conditions:[#244!merge/type observedGeneration:i readyReplicas:i replicas:i terminatingReplicas:*i unavailableReplicas:i updatedReplicas:i
apps/v1.DeploymentCondition lastTransitionTime:t lastUpdateTime:t message:s reason:s status:s type:s
apps/v1.DaemonSet apiVersion:s kind:s metadata:#0 spec:#246 status:#249
apps/v1.DaemonSetSpec minReadySeconds:i revisionHistoryLimit:*i=10 selector:*#31 template:#124 updateStrategy:#247
apps/v1.DaemonSetUpdateStrategy rollingUpdate:*#248={} type:s="RollingUpdate"
apps/v1.RollingUpdateDaemonSet maxSurge:*o=0 maxUnavailable:*o=1
apps/v1.DaemonSetStatus collisionCount:*i conditions:[#250!merge/type currentNumberScheduled:i desiredNumberScheduled:i numberAvailable:i numberMisscheduled:i numberReady:i numberUnavailable:i observedGeneration:i updatedNumberScheduled:i
apps/v1.DaemonSetCondition lastTransitionTime:t message:s reason:s status:s type:s
apps/v1.ReplicaSet apiVersion:s kind:s metadata:#0 spec:#252 status:#253
apps/v1.ReplicaSetSpec minReadySeconds:i replicas:*i selector:*#31 template:#124
apps/v1.ReplicaSetStatus availableReplicas:i conditions:[#254!merge/type fullyLabeledReplicas:i observedGeneration:i readyReplicas:i replicas:i terminatingReplicas:*i
apps/v1.ReplicaSetCondition lastTransitionTime:t message:s reason:s status:s type:s
apps/v1.ControllerRevision apiVersion:s data:x kind:s metadata:#0 revision:i
apps/v1beta1.Scale apiVersion:s kind:s metadata:#0 spec:#257 status:#258
apps/v1beta1.ScaleSpec replicas:i
apps/v1beta1.ScaleStatus replicas:i selector:{s targetSelector:s
apps/v1beta1.StatefulSet apiVersion:s kind:s metadata:#0 spec:#260 status:#265
apps/v1beta1.StatefulSetSpec minReadySeconds:i ordinals:*#264 persistentVolumeClaimRetentionPolicy:*#263={} podManagementPolicy:s="OrderedReady" replicas:*i revisionHistoryLimit:*i=10 selector:*#31 serviceName:s template:#124 updateStrategy:#261 volumeClaimTemplates:[#229
apps/v1beta1.StatefulSetUpdateStrategy rollingUpdate:*#262 type:s="OnDelete"
apps/v1beta1.RollingUpdateStatefulSetStrategy maxUnavailable:*o partition:*i=0
apps/v1beta1.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:s="Retain" whenScaled:s="Retain"
apps/v1beta1.StatefulSetOrdinals start:i
apps/v1beta1.StatefulSetStatus availableReplicas:i collisionCount:*i conditions:[#266!merge/type currentReplicas:i currentRevision:s observedGeneration:*i readyReplicas:i replicas:i updateRevision:s updatedReplicas:i
apps/v1beta1.StatefulSetCondition lastTransitionTime:t message:s reason:s status:s type:s
apps/v1beta1.Deployment apiVersion:s kind:s metadata:#0 spec:#268 status:#272
apps/v1beta1.DeploymentSpec minReadySeconds:i paused:b progressDeadlineSeconds:*i=600 replicas:*i revisionHistoryLimit:*i=2 rollbackTo:*#271 selector:*#31 strategy:#269!retainKeys template:#124
apps/v1beta1.DeploymentStrategy rollingUpdate:*#270={} type:s="RollingUpdate"
apps/v1beta1.RollingUpdateDeployment maxSurge:*o="25%" maxUnavailable:*o="25%"
apps/v1beta1.RollbackConfig revision:i
apps/v1beta1.DeploymentStatus availableReplicas:i collisionCount:*i conditions:[#273!merge/type observedGeneration:i readyReplicas:i replicas:i terminatingReplicas:*i unavailableReplicas:i updatedReplicas:i
apps/v1beta1.DeploymentCondition lastTransitionTime:t lastUpdateTime:t message:s reason:s status:s type:s
apps/v1beta1.ControllerRevision apiVersion:s data:x kind:s metadata:#0 revision:i
apps/v1beta2.Scale apiVersion:s kind:s metadata:#0 spec:#276 status:#277
apps/v1beta2.ScaleSpec replicas:i
apps/v1beta2.ScaleStatus replicas:i selector:{s targetSelector:s
apps/v1beta2.StatefulSet apiVersion:s kind:s metadata:#0 spec:#279 status:#284
apps/v1beta2.StatefulSetSpec minReadySeconds:i ordinals:*#283 persistentVolumeClaimRetentionPolicy:*#282={} podManagementPolicy:s="OrderedReady" replicas:*i revisionHistoryLimit:*i=10 selector:*#31 serviceName:s template:#124 updateStrategy:#280 volumeClaimTemplates:[#229
apps/v1beta2.StatefulSetUpdateStrategy rollingUpdate:*#281={} type:s="RollingUpdate"
apps/v1beta2.RollingUpdateStatefulSetStrategy maxUnavailable:*o partition:*i=0
apps/v1beta2.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:s="Retain" whenScaled:s="Retain"
apps/v1beta2.StatefulSetOrdinals start:i
apps/v1beta2.StatefulSetStatus availableReplicas:i collisionCount:*i conditions:[#285!merge/type currentReplicas:i currentRevision:s observedGeneration:i readyReplicas:i replicas:i updateRevision:s updatedReplicas:i
apps/v1beta2.StatefulSetCondition lastTransitionTime:t message:s reason:s status:s type:s
apps/v1beta2.Deployment apiVersion:s kind:s metadata:#0 spec:#287 status:#290
apps/v1beta2.DeploymentSpec minReadySeconds:i paused:b progressDeadlineSeconds:*i=600 replicas:*i revisionHistoryLimit:*i=10 selector:*#31 strategy:#288!retainKeys template:#124
apps/v1beta2.DeploymentStrategy rollingUpdate:*#289={} type:s="RollingUpdate"
apps/v1beta2.RollingUpdateDeployment maxSurge:*o="25%" maxUnavailable:*o="25%"
apps/v1beta2.DeploymentStatus availableReplicas:i collisionCount:*i conditions:[#291!merge/type observedGeneration:i readyReplicas:i replicas:i terminatingReplicas:*i unavailableReplicas:i updatedReplicas:i
apps/v1beta2.DeploymentCondition lastTransitionTime:t lastUpdateTime:t message:s reason:s status:s type:s
apps/v1beta2.DaemonSet apiVersion:s kind:s metadata:#0 spec:#293 status:#296
apps/v1beta2.DaemonSetSpec minReadySeconds:i revisionHistoryLimit:*i=10 selector:*#31 template:#124 updateStrategy:#294
apps/v1beta2.DaemonSetUpdateStrategy rollingUpdate:*#295={} type:s="RollingUpdate"
apps/v1beta2.RollingUpdateDaemonSet maxSurge:*o=0 maxUnavailable:*o=1
apps/v1beta2.DaemonSetStatus collisionCount:*i conditions:[#297!merge/type currentNumberScheduled:i desiredNumberScheduled:i numberAvailable:i numberMisscheduled:i numberReady:i numberUnavailable:i observedGeneration:i updatedNumberScheduled:i
apps/v1beta2.DaemonSetCondition lastTransitionTime:t message:s reason:s status:s type:s
apps/v1beta2.ReplicaSet apiVersion:s kind:s metadata:#0 spec:#299 status:#300
apps/v1beta2.ReplicaSetSpec minReadySeconds:i replicas:*i selector:*#31 template:#124
apps/v1beta2.ReplicaSetStatus availableReplicas:i conditions:[#301!merge/type fullyLabeledReplicas:i observedGeneration:i readyReplicas:i replicas:i terminatingReplicas:*i
apps/v1beta2.ReplicaSetCondition lastTransitionTime:t message:s reason:s status:s type:s
apps/v1beta2.ControllerRevision apiVersion:s data:x kind:s metadata:#0 revision:i
authentication/v1.TokenReview apiVersion:s kind:s metadata:#0 spec:#304 status:#305
authentication/v1.TokenReviewSpec audiences:[s token:s
authentication/v1.TokenReviewStatus audiences:[s authenticated:b error:s user:#306
authentication/v1.UserInfo extra:{[s groups:[s uid:s username:s
authentication/v1.TokenRequest apiVersion:s kind:s metadata:#0 spec:#308 status:#310
authentication/v1.TokenRequestSpec audiences:[s boundObjectRef:*#309 expirationSeconds:*i
authentication/v1.BoundObjectReference apiVersion:s kind:s name:s uid:s
authentication/v1.TokenRequestStatus expirationTimestamp:t token:s
authentication/v1.SelfSubjectReview apiVersion:s kind:s metadata:#0 status:#312
authentication/v1.SelfSubjectReviewStatus userInfo:#306
authentication/v1alpha1.SelfSubjectReview apiVersion:s kind:s metadata:#0 status:#314
authentication/v1alpha1.SelfSubjectReviewStatus userInfo:#306
authentication/v1beta1.TokenReview apiVersion:s kind:s metadata:#0 spec:#316 status:#317
authentication/v1beta1.TokenReviewSpec audiences:[s token:s
authentication/v1beta1.TokenReviewStatus audiences:[s authenticated:b error:s user:#318
authentication/v1beta1.UserInfo extra:{[s groups:[s uid:s username:s
authentication/v1beta1.SelfSubjectReview apiVersion:s kind:s metadata:#0 status:#320
authentication/v1beta1.SelfSubjectReviewStatus userInfo:#306
authorization/v1.SubjectAccessReview apiVersion:s kind:s metadata:#0 spec:#322 status:#328
authorization/v1.SubjectAccessReviewSpec extra:{[s groups:[s nonResourceAttributes:*#327 resourceAttributes:*#323 uid:s user:s
authorization/v1.ResourceAttributes fieldSelector:*#324 group:s labelSelector:*#326 name:s namespace:s resource:s subresource:s verb:s version:s
authorization/v1.FieldSelectorAttributes rawSelector:s requirements:[#325
meta/v1.FieldSelectorRequirement key:s operator:s values:[s
authorization/v1.LabelSelectorAttributes rawSelector:s requirements:[#32
authorization/v1.NonResourceAttributes path:s verb:s
authorization/v1.SubjectAccessReviewStatus allowed:b denied:b evaluationError:s reason:s
authorization/v1.SelfSubjectAccessReview apiVersion:s kind:s metadata:#0 spec:#330 status:#328
authorization/v1.SelfSubjectAccessReviewSpec nonResourceAttributes:*#327 resourceAttributes:*#323
authorization/v1.LocalSubjectAccessReview apiVersion:s kind:s metadata:#0 spec:#322 status:#328
authorization/v1.SelfSubjectRulesReview apiVersion:s kind:s metadata:#0 spec:#333 status:#334
authorization/v1.SelfSubjectRulesReviewSpec namespace:s
authorization/v1.SubjectRulesReviewStatus evaluationError:s incomplete:b nonResourceRules:[#336 resourceRules:[#335
authorization/v1.ResourceRule apiGroups:[s resourceNames:[s resources:[s verbs:[s
authorization/v1.NonResourceRule nonResourceURLs:[s verbs:[s
authorization/v1beta1.SubjectAccessReview apiVersion:s kind:s metadata:#0 spec:#338 status:#341
authorization/v1beta1.SubjectAccessReviewSpec extra:{[s group:[s nonResourceAttributes:*#340 resourceAttributes:*#339 uid:s user:s
authorization/v1beta1.ResourceAttributes fieldSelector:*#324 group:s labelSelector:*#326 name:s namespace:s resource:s subresource:s verb:s version:s
authorization/v1beta1.NonResourceAttributes path:s verb:s
authorization/v1beta1.SubjectAccessReviewStatus allowed:b denied:b evaluationError:s reason:s
authorization/v1beta1.SelfSubjectAccessReview apiVersion:s kind:s metadata:#0 spec:#343 status:#341
authorization/v1beta1.SelfSubjectAccessReviewSpec nonResourceAttributes:*#340 resourceAttributes:*#339
authorization/v1beta1.LocalSubjectAccessReview apiVersion:s kind:s metadata:#0 spec:#338 status:#341
authorization/v1beta1.SelfSubjectRulesReview apiVersion:s kind:s metadata:#0 spec:#346 status:#347
authorization/v1beta1.SelfSubjectRulesReviewSpec namespace:s
authorization/v1beta1.SubjectRulesReviewStatus evaluationError:s incomplete:b nonResourceRules:[#349 resourceRules:[#348
authorization/v1beta1.ResourceRule apiGroups:[s resourceNames:[s resources:[s verbs:[s
authorization/v1beta1.NonResourceRule nonResourceURLs:[s verbs:[s
autoscaling/v1.HorizontalPodAutoscaler apiVersion:s kind:s metadata:#0 spec:#351 status:#353
autoscaling/v1.HorizontalPodAutoscalerSpec maxReplicas:i minReplicas:*i scaleTargetRef:#352 targetCPUUtilizationPercentage:*i
autoscaling/v1.CrossVersionObjectReference apiVersion:s kind:s name:s
autoscaling/v1.HorizontalPodAutoscalerStatus currentCPUUtilizationPercentage:*i currentReplicas:i desiredReplicas:i lastScaleTime:*t observedGeneration:*i
autoscaling/v1.Scale apiVersion:s kind:s metadata:#0 spec:#355 status:#356
autoscaling/v1.ScaleSpec replicas:i
autoscaling/v1.ScaleStatus replicas:i selector:s
autoscaling/v2.HorizontalPodAutoscaler apiVersion:s kind:s metadata:#0 spec:#358 status:#371
autoscaling/v2.HorizontalPodAutoscalerSpec behavior:*#368 maxReplicas:i metrics:[#360 minReplicas:*i scaleTargetRef:#359
autoscaling/v2.CrossVersionObjectReference apiVersion:s kind:s name:s
autoscaling/v2.MetricSpec containerResource:*#366 external:*#367 object:*#361 pods:*#364 resource:*#365 type:s
autoscaling/v2.ObjectMetricSource describedObject:#359 metric:#363 target:#362
autoscaling/v2.MetricTarget averageUtilization:*i averageValue:*q type:s value:*q
autoscaling/v2.MetricIdentifier name:s selector:*#31
autoscaling/v2.PodsMetricSource metric:#363 target:#362
autoscaling/v2.ResourceMetricSource name:s target:#362
autoscaling/v2.ContainerResourceMetricSource container:s name:s target:#362
autoscaling/v2.ExternalMetricSource metric:#363 target:#362
autoscaling/v2.HorizontalPodAutoscalerBehavior scaleDown:*#369 scaleUp:*#369
autoscaling/v2.HPAScalingRules policies:[#370 selectPolicy:*s stabilizationWindowSeconds:*i tolerance:*q
autoscaling/v2.HPAScalingPolicy periodSeconds:i type:s value:i
autoscaling/v2.HorizontalPodAutoscalerStatus conditions:[#379!merge/type currentMetrics:[#372 currentReplicas:i desiredReplicas:i lastScaleTime:*t observedGeneration:*i
autoscaling/v2.MetricStatus containerResource:*#377 external:*#378 object:*#373 pods:*#375 resource:*#376 type:s
autoscaling/v2.ObjectMetricStatus current:#374 describedObject:#359 metric:#363
autoscaling/v2.MetricValueStatus averageUtilization:*i averageValue:*q value:*q
autoscaling/v2.PodsMetricStatus current:#374 metric:#363
autoscaling/v2.ResourceMetricStatus current:#374 name:s
autoscaling/v2.ContainerResourceMetricStatus container:s current:#374 name:s
autoscaling/v2.ExternalMetricStatus current:#374 metric:#363
autoscaling/v2.HorizontalPodAutoscalerCondition lastTransitionTime:t message:s reason:s status:s type:s
batch/v1.Job apiVersion:s kind:s metadata:#0 spec:#381 status:#388
batch/v1.JobSpec activeDeadlineSeconds:*i backoffLimit:*i backoffLimitPerIndex:*i completionMode:*s="NonIndexed" completions:*i managedBy:*s manualSelector:*b=false maxFailedIndexes:*i parallelism:*i=1 podFailurePolicy:*#382 podReplacementPolicy:*s selector:*#31 successPolicy:*#386 suspend:*b=false template:#124 ttlSecondsAfterFinished:*i
batch/v1.PodFailurePolicy rules:[#383
batch/v1.PodFailurePolicyRule action:s onExitCodes:*#384 onPodConditions:[#385
batch/v1.PodFailurePolicyOnExitCodesRequirement containerName:*s operator:s values:[i
batch/v1.PodFailurePolicyOnPodConditionsPattern status:s="True" type:s
batch/v1.SuccessPolicy rules:[#387
batch/v1.SuccessPolicyRule succeededCount:*i succeededIndexes:*s
batch/v1.JobStatus active:i completedIndexes:s completionTime:*t conditions:[#389!merge/type failed:i failedIndexes:*s ready:*i startTime:*t succeeded:i terminating:*i uncountedTerminatedPods:*#390
batch/v1.JobCondition lastProbeTime:t lastTransitionTime:t message:s reason:s status:s type:s
batch/v1.UncountedTerminatedPods failed:[s succeeded:[s
batch/v1.CronJob apiVersion:s kind:s metadata:#0 spec:#392 status:#394
batch/v1.CronJobSpec concurrencyPolicy:s="Allow" failedJobsHistoryLimit:*i=1 jobTemplate:#393 schedule:s startingDeadlineSeconds:*i successfulJobsHistoryLimit:*i=3 suspend:*b=false timeZone:*s
batch/v1.JobTemplateSpec metadata:#0 spec:#381
batch/v1.CronJobStatus active:[#395 lastScheduleTime:*t lastSuccessfulTime:*t
core/v1.ObjectReference apiVersion:s fieldPath:s kind:s name:s namespace:s resourceVersion:s uid:s
batch/v1beta1.CronJob apiVersion:s kind:s metadata:#0 spec:#397 status:#399
batch/v1beta1.CronJobSpec concurrencyPolicy:s="Allow" failedJobsHistoryLimit:*i=1 jobTemplate:#398 schedule:s startingDeadlineSeconds:*i successfulJobsHistoryLimit:*i=3 suspend:*b timeZone:*s
batch/v1beta1.JobTemplateSpec metadata:#0 spec:#381
batch/v1beta1.CronJobStatus active:[#395 lastScheduleTime:*t lastSuccessfulTime:*t
certificates/v1.CertificateSigningRequest apiVersion:s kind:s metadata:#0 spec:#401 status:#402
certificates/v1.CertificateSigningRequestSpec expirationSeconds:*i extra:{[s groups:[s request:d signerName:s uid:s usages:[s username:s
certificates/v1.CertificateSigningRequestStatus certificate:d conditions:[#403
certificates/v1.CertificateSigningRequestCondition lastTransitionTime:t lastUpdateTime:t message:s reason:s status:s type:s
certificates/v1alpha1.ClusterTrustBundle apiVersion:s kind:s metadata:#0 spec:#405
certificates/v1alpha1.ClusterTrustBundleSpec signerName:s trustBundle:s
certificates/v1beta1.CertificateSigningRequest apiVersion:s kind:s metadata:#0 spec:#407 status:#408
certificates/v1beta1.CertificateSigningRequestSpec expirationSeconds:*i extra:{[s groups:[s request:d signerName:*s uid:s usages:[s username:s
certificates/v1beta1.CertificateSigningRequestStatus certificate:d conditions:[#409
certificates/v1beta1.CertificateSigningRequestCondition lastTransitionTime:t lastUpdateTime:t message:s reason:s status:s="True" type:s
certificates/v1beta1.ClusterTrustBundle apiVersion:s kind:s metadata:#0 spec:#411
certificates/v1beta1.ClusterTrustBundleSpec signerName:s trustBundle:s
certificates/v1beta1.PodCertificateRequest apiVersion:s kind:s metadata:#0 spec:#413 status:#414
certificates/v1beta1.PodCertificateRequestSpec maxExpirationSeconds:*i=86400 nodeName:s nodeUID:s pkixPublicKey:d podName:s podUID:s proofOfPossession:d serviceAccountName:s serviceAccountUID:s signerName:s stubPKCS10Request:d unverifiedUserAnnotations:{s
certificates/v1beta1.PodCertificateRequestStatus beginRefreshAt:*t certificateChain:s conditions:[#41!merge/type notAfter:*t notBefore:*t
coordination/v1.Lease apiVersion:s kind:s metadata:#0 spec:#416
coordination/v1.LeaseSpec acquireTime:*t holderIdentity:*s leaseDurationSeconds:*i leaseTransitions:*i preferredHolder:*s renewTime:*t strategy:*s
coordination/v1alpha2.LeaseCandidate apiVersion:s kind:s metadata:#0 spec:#418
coordination/v1alpha2.LeaseCandidateSpec binaryVersion:s emulationVersion:s leaseName:s pingTime:*t renewTime:*t strategy:s
coordination/v1beta1.Lease apiVersion:s kind:s metadata:#0 spec:#420
coordination/v1beta1.LeaseSpec acquireTime:*t holderIdentity:*s leaseDurationSeconds:*i leaseTransitions:*i preferredHolder:*s renewTime:*t strategy:*s
coordination/v1beta1.LeaseCandidate apiVersion:s kind:s metadata:#0 spec:#422
coordination/v1beta1.LeaseCandidateSpec binaryVersion:s emulationVersion:s leaseName:s pingTime:*t renewTime:*t strategy:s
core/v1.PersistentVolume apiVersion:s kind:s metadata:#0 spec:#424 status:#438
core/v1.PersistentVolumeSpec accessModes:[s awsElasticBlockStore:*#130 azureDisk:*#153 azureFile:*#432 capacity:{m cephfs:*#430 cinder:*#429 claimRef:*#395 csi:*#436 fc:*#148 flexVolume:*#431 flocker:*#143 gcePersistentDisk:*#129 glusterfs:*#425 hostPath:*#127 iscsi:*#428 local:*#434 mountOptions:[s nfs:*#134 nodeAffinity:*#437 persistentVolumeReclaimPolicy:s="Retain" photonPersistentDisk:*#154 portworxVolume:*#163 quobyte:*#152 rbd:*#426 scaleIO:*#433 storageClassName:s storageos:*#435 volumeAttributesClassName:*s volumeMode:*s="Filesystem" vsphereVolume:*#151
core/v1.GlusterfsPersistentVolumeSource endpoints:s endpointsNamespace:*s path:s readOnly:b
core/v1.RBDPersistentVolumeSource fsType:s image:s keyring:s="/etc/ceph/keyring" monitors:[s pool:s="rbd" readOnly:b secretRef:*#427 user:s="admin"
core/v1.SecretReference name:s namespace:s
core/v1.ISCSIPersistentVolumeSource chapAuthDiscovery:b chapAuthSession:b fsType:s initiatorName:*s iqn:s iscsiInterface:s="default" lun:i portals:[s readOnly:b secretRef:*#427 targetPortal:s
core/v1.CinderPersistentVolumeSource fsType:s readOnly:b secretRef:*#427 volumeID:s
core/v1.CephFSPersistentVolumeSource monitors:[s path:s readOnly:b secretFile:s secretRef:*#427 user:s
core/v1.FlexPersistentVolumeSource driver:s fsType:s options:{s readOnly:b secretRef:*#427
core/v1.AzureFilePersistentVolumeSource readOnly:b secretName:s secretNamespace:*s shareName:s
core/v1.ScaleIOPersistentVolumeSource fsType:s="xfs" gateway:s protectionDomain:s readOnly:b secretRef:*#427 sslEnabled:b storageMode:s="ThinProvisioned" storagePool:s system:s volumeName:s
core/v1.LocalVolumeSource fsType:*s path:s
core/v1.StorageOSPersistentVolumeSource fsType:s readOnly:b secretRef:*#395 volumeName:s volumeNamespace:s
core/v1.CSIPersistentVolumeSource controllerExpandSecretRef:*#427 controllerPublishSecretRef:*#427 driver:s fsType:s nodeExpandSecretRef:*#427 nodePublishSecretRef:*#427 nodeStageSecretRef:*#427 readOnly:b volumeAttributes:{s volumeHandle:s
core/v1.VolumeNodeAffinity required:*#211
core/v1.PersistentVolumeStatus lastPhaseTransitionTime:*t message:s phase:s="Pending" reason:s
core/v1.PodStatusResult apiVersion:s kind:s metadata:#0 status:#440
core/v1.PodStatus allocatedResources:{m conditions:[#441!merge/type containerStatuses:[#444 ephemeralContainerStatuses:[#444 extendedResourceClaimStatus:*#457 hostIP:s hostIPs:[#442!merge/ip initContainerStatuses:[#444 message:s nodeAllocatableResourceClaimStatuses:[#459 nominatedNodeName:s observedGeneration:i phase:s podIP:s podIPs:[#443!merge/ip qosClass:s reason:s resize:s resourceClaimStatuses:[#456!merge,retainKeys/name resources:*#184 startTime:*t
core/v1.PodCondition lastProbeTime:t lastTransitionTime:t message:s observedGeneration:i reason:s status:s type:s
core/v1.HostIP ip:s
core/v1.PodIP ip:s
core/v1.ContainerStatus allocatedResources:{m allocatedResourcesStatus:[#454!merge/name containerID:s image:s imageID:s lastState:#445 name:s ready:b resources:*#184 restartCount:i started:*b state:#445 stopSignal:*s user:*#452 volumeMounts:[#449!merge/mountPath
core/v1.ContainerState running:*#447 terminated:*#448 waiting:*#446
core/v1.ContainerStateWaiting message:s reason:s
core/v1.ContainerStateRunning startedAt:t
core/v1.ContainerStateTerminated containerID:s exitCode:i finishedAt:t message:s reason:s signal:i startedAt:t
core/v1.VolumeMountStatus mountPath:s name:s readOnly:b recursiveReadOnly:*s volumeStatus:*#450
core/v1.VolumeStatus image:*#451
core/v1.ImageVolumeStatus imageRef:s
core/v1.ContainerUser linux:*#453
core/v1.LinuxContainerUser gid:i supplementalGroups:[i uid:i
core/v1.ResourceStatus name:s resources:[#455
core/v1.ResourceHealth health:s message:*s resourceID:s
core/v1.PodResourceClaimStatus name:s resourceClaimName:*s
core/v1.PodExtendedResourceClaimStatus requestMappings:[#458 resourceClaimName:s
core/v1.ContainerExtendedResourceRequest containerName:s requestName:s resourceName:s
core/v1.NodeAllocatableResourceClaimStatus containers:[s resourceClaimName:s resources:{q
core/v1.Pod apiVersion:s kind:s metadata:#0 spec:#125 status:#440
core/v1.PodTemplate apiVersion:s kind:s metadata:#0 template:#124
core/v1.ReplicationController apiVersion:s kind:s metadata:#0 spec:#463 status:#464
core/v1.ReplicationControllerSpec minReadySeconds:i replicas:*i selector:{s template:*#124
core/v1.ReplicationControllerStatus availableReplicas:i conditions:[#465!merge/type fullyLabeledReplicas:i observedGeneration:i readyReplicas:i replicas:i
core/v1.ReplicationControllerCondition lastTransitionTime:t message:s reason:s status:s type:s
core/v1.Service apiVersion:s kind:s metadata:#0 spec:#467 status:#471
core/v1.ServiceSpec allocateLoadBalancerNodePorts:*b=true clusterIP:s clusterIPs:[s externalIPs:[s externalName:s externalTrafficPolicy:s healthCheckNodePort:i internalTrafficPolicy:*s="Cluster" ipFamilies:[s ipFamilyPolicy:*s loadBalancerClass:*s loadBalancerIP:s loadBalancerSourceRanges:[s ports:[#468!merge/port publishNotReadyAddresses:b selector:{s sessionAffinity:s="None" sessionAffinityConfig:*#469 trafficDistribution:*s type:s="ClusterIP"
core/v1.ServicePort appProtocol:*s name:s nodePort:i port:i protocol:s="TCP" targetPort:o=@port
core/v1.SessionAffinityConfig clientIP:*#470
core/v1.ClientIPConfig timeoutSeconds:*i
core/v1.ServiceStatus conditions:[#41!merge/type loadBalancer:#472
core/v1.LoadBalancerStatus ingress:[#473
core/v1.LoadBalancerIngress hostname:s ip:s ipMode:*s ports:[#474
core/v1.PortStatus error:*s port:i protocol:s
core/v1.ServiceAccount apiVersion:s automountServiceAccountToken:*b imagePullSecrets:[#136 kind:s metadata:#0 secrets:[#395!merge/name
core/v1.Endpoints apiVersion:s kind:s metadata:#0 subsets:[#477
core/v1.EndpointSubset addresses:[#478 notReadyAddresses:[#478 ports:[#479
core/v1.EndpointAddress hostname:s ip:s nodeName:*s targetRef:*#395
core/v1.EndpointPort appProtocol:*s name:s port:i protocol:s
core/v1.Node apiVersion:s kind:s metadata:#0 spec:#481 status:#485
core/v1.NodeSpec configSource:*#483 externalID:s podCIDR:s podCIDRs:[s!merge providerID:s taints:[#482 unschedulable:b
core/v1.Taint effect:s key:s timeAdded:*t value:s
core/v1.NodeConfigSource configMap:*#484
core/v1.ConfigMapNodeConfigSource kubeletConfigKey:s name:s namespace:s resourceVersion:s uid:s
core/v1.NodeStatus addresses:[#487!merge/type allocatable:{m capacity:{m conditions:[#486!merge/type config:*#494 daemonEndpoints:#488 declaredFeatures:[s features:*#497 images:[#492 nodeInfo:#490 phase:s runtimeHandlers:[#495 volumesAttached:[#493 volumesInUse:[s
core/v1.NodeCondition lastHeartbeatTime:t lastTransitionTime:t message:s reason:s status:s type:s
core/v1.NodeAddress address:s type:s
core/v1.NodeDaemonEndpoints kubeletEndpoint:#489
core/v1.DaemonEndpoint Port:i
core/v1.NodeSystemInfo architecture:s bootID:s containerRuntimeVersion:s kernelVersion:s kubeProxyVersion:s kubeletVersion:s machineID:s operatingSystem:s osImage:s swap:*#491 systemUUID:s
core/v1.NodeSwapStatus capacity:*i
core/v1.ContainerImage names:[s sizeBytes:i
core/v1.AttachedVolume devicePath:s name:s
core/v1.NodeConfigStatus active:*#483 assigned:*#483 error:s lastKnownGood:*#483
core/v1.NodeRuntimeHandler features:*#496 name:s
core/v1.NodeRuntimeHandlerFeatures recursiveReadOnlyMounts:*b userNamespaces:*b
core/v1.NodeFeatures supplementalGroupsPolicy:*b
core/v1.Namespace apiVersion:s kind:s metadata:#0 spec:#499 status:#500
core/v1.NamespaceSpec finalizers:[s
core/v1.NamespaceStatus conditions:[#501!merge/type phase:s="Active"
core/v1.NamespaceCondition lastTransitionTime:t message:s reason:s status:s type:s
core/v1.Binding apiVersion:s kind:s metadata:#0 target:#395
core/v1.Event action:s apiVersion:s count:i eventTime:t firstTimestamp:t involvedObject:#395 kind:s lastTimestamp:t message:s metadata:#0 reason:s related:*#395 reportingComponent:s reportingInstance:s series:*#505 source:#504 type:s
core/v1.EventSource component:s host:s
core/v1.EventSeries count:i lastObservedTime:t
core/v1.LimitRange apiVersion:s kind:s metadata:#0 spec:#507
core/v1.LimitRangeSpec limits:[#508
core/v1.LimitRangeItem default:{m defaultRequest:{m max:{m maxLimitRequestRatio:{m min:{m type:s
core/v1.ResourceQuota apiVersion:s kind:s metadata:#0 spec:#510 status:#513
core/v1.ResourceQuotaSpec hard:{m scopeSelector:*#511 scopes:[s
core/v1.ScopeSelector matchExpressions:[#512
core/v1.ScopedResourceSelectorRequirement operator:s scopeName:s values:[s
core/v1.ResourceQuotaStatus hard:{m used:{m
core/v1.Secret apiVersion:s data:{d immutable:*b kind:s metadata:#0 stringData:{s type:s="Opaque"
core/v1.ConfigMap apiVersion:s binaryData:{d data:{s immutable:*b kind:s metadata:#0
core/v1.ComponentStatus apiVersion:s conditions:[#517!merge/type kind:s metadata:#0
core/v1.ComponentCondition error:s message:s status:s type:s
core/v1.RangeAllocation apiVersion:s data:d kind:s metadata:#0 range:s
discovery/v1.EndpointSlice addressType:s apiVersion:s endpoints:[#520 kind:s metadata:#0 ports:[#525
discovery/v1.Endpoint addresses:[s conditions:#521 deprecatedTopology:{s hints:*#522 hostname:*s nodeName:*s targetRef:*#395 zone:*s
discovery/v1.EndpointConditions ready:*b serving:*b terminating:*b
discovery/v1.EndpointHints forNodes:[#524 forZones:[#523
discovery/v1.ForZone name:s
discovery/v1.ForNode name:s
discovery/v1.EndpointPort appProtocol:*s name:*s port:*i protocol:*s
discovery/v1beta1.EndpointSlice addressType:s apiVersion:s endpoints:[#527 kind:s metadata:#0 ports:[#532
discovery/v1beta1.Endpoint addresses:[s conditions:#528 hints:*#529 hostname:*s nodeName:*s targetRef:*#395 topology:{s
discovery/v1beta1.EndpointConditions ready:*b serving:*b terminating:*b
discovery/v1beta1.EndpointHints forNodes:[#531 forZones:[#530
discovery/v1beta1.ForZone name:s
discovery/v1beta1.ForNode name:s
discovery/v1beta1.EndpointPort appProtocol:*s name:*s port:*i protocol:*s
events/v1.Event action:s apiVersion:s deprecatedCount:i deprecatedFirstTimestamp:t deprecatedLastTimestamp:t deprecatedSource:#504 eventTime:t kind:s metadata:#0 note:s reason:s regarding:#395 related:*#395 reportingController:s reportingInstance:s series:*#534 type:s
events/v1.EventSeries count:i lastObservedTime:t
events/v1beta1.Event action:s apiVersion:s deprecatedCount:i deprecatedFirstTimestamp:t deprecatedLastTimestamp:t deprecatedSource:#504 eventTime:t kind:s metadata:#0 note:s reason:s regarding:#395 related:*#395 reportingController:s reportingInstance:s series:*#536 type:s
events/v1beta1.EventSeries count:i lastObservedTime:t
extensions/v1beta1.Scale apiVersion:s kind:s metadata:#0 spec:#538 status:#539
extensions/v1beta1.ScaleSpec replicas:i
extensions/v1beta1.ScaleStatus replicas:i selector:{s targetSelector:s
extensions/v1beta1.Deployment apiVersion:s kind:s metadata:#0 spec:#541 status:#545
extensions/v1beta1.DeploymentSpec minReadySeconds:i paused:b progressDeadlineSeconds:*i replicas:*i revisionHistoryLimit:*i rollbackTo:*#544 selector:*#31 strategy:#542!retainKeys template:#124
extensions/v1beta1.DeploymentStrategy rollingUpdate:*#543 type:s="RollingUpdate"
extensions/v1beta1.RollingUpdateDeployment maxSurge:*o maxUnavailable:*o
extensions/v1beta1.RollbackConfig revision:i
extensions/v1beta1.DeploymentStatus availableReplicas:i collisionCount:*i conditions:[#546!merge/type observedGeneration:i readyReplicas:i replicas:i terminatingReplicas:*i unavailableReplicas:i updatedReplicas:i
extensions/v1beta1.DeploymentCondition lastTransitionTime:t lastUpdateTime:t message:s reason:s status:s type:s
extensions/v1beta1.DaemonSet apiVersion:s kind:s metadata:#0 spec:#548 status:#551
extensions/v1beta1.DaemonSetSpec minReadySeconds:i revisionHistoryLimit:*i=10 selector:*#31 template:#124 templateGeneration:i updateStrategy:#549
extensions/v1beta1.DaemonSetUpdateStrategy rollingUpdate:*#550={} type:s="OnDelete"
extensions/v1beta1.RollingUpdateDaemonSet maxSurge:*o=0 maxUnavailable:*o=1
extensions/v1beta1.DaemonSetStatus collisionCount:*i conditions:[#552!merge/type currentNumberScheduled:i desiredNumberScheduled:i numberAvailable:i numberMisscheduled:i numberReady:i numberUnavailable:i observedGeneration:i updatedNumberScheduled:i
extensions/v1beta1.DaemonSetCondition lastTransitionTime:t message:s reason:s status:s type:s
extensions/v1beta1.Ingress apiVersion:s kind:s metadata:#0 spec:#554 status:#560
extensions/v1beta1.IngressSpec backend:*#555 ingressClassName:*s rules:[#557 tls:[#556
extensions/v1beta1.IngressBackend resource:*#171 serviceName:s servicePort:o
extensions/v1beta1.IngressTLS hosts:[s secretName:s
extensions/v1beta1.IngressRule host:s http:*#558
extensions/v1beta1.HTTPIngressRuleValue paths:[#559
extensions/v1beta1.HTTPIngressPath backend:#555 path:s pathType:*s
extensions/v1beta1.IngressStatus loadBalancer:#561
extensions/v1beta1.IngressLoadBalancerStatus ingress:[#562
extensions/v1beta1.IngressLoadBalancerIngress hostname:s ip:s ports:[#563
extensions/v1beta1.IngressPortStatus error:*s port:i protocol:s
extensions/v1beta1.ReplicaSet apiVersion:s kind:s metadata:#0 spec:#565 status:#566
extensions/v1beta1.ReplicaSetSpec minReadySeconds:i replicas:*i selector:*#31 template:#124
extensions/v1beta1.ReplicaSetStatus availableReplicas:i conditions:[#567!merge/type fullyLabeledReplicas:i observedGeneration:i readyReplicas:i replicas:i terminatingReplicas:*i
extensions/v1beta1.ReplicaSetCondition lastTransitionTime:t message:s reason:s status:s type:s
extensions/v1beta1.NetworkPolicy apiVersion:s kind:s metadata:#0 spec:#569
extensions/v1beta1.NetworkPolicySpec egress:[#574 ingress:[#570 podSelector:#31 policyTypes:[s
extensions/v1beta1.NetworkPolicyIngressRule from:[#572 ports:[#571
extensions/v1beta1.NetworkPolicyPort endPort:*i port:*o protocol:*s
extensions/v1beta1.NetworkPolicyPeer ipBlock:*#573 namespaceSelector:*#31 podSelector:*#31
extensions/v1beta1.IPBlock cidr:s except:[s
extensions/v1beta1.NetworkPolicyEgressRule ports:[#571 to:[#572
flowcontrol/v1.FlowSchema apiVersion:s kind:s metadata:#0 spec:#576 status:#586
flowcontrol/v1.FlowSchemaSpec distinguisherMethod:*#578 matchingPrecedence:i priorityLevelConfiguration:#577 rules:[#579
flowcontrol/v1.PriorityLevelConfigurationReference name:s
flowcontrol/v1.FlowDistinguisherMethod type:s
flowcontrol/v1.PolicyRulesWithSubjects nonResourceRules:[#585 resourceRules:[#584 subjects:[#580
flowcontrol/v1.Subject group:*#582 kind:s serviceAccount:*#583 user:*#581
flowcontrol/v1.UserSubject name:s
flowcontrol/v1.GroupSubject name:s
flowcontrol/v1.ServiceAccountSubject name:s namespace:s
flowcontrol/v1.ResourcePolicyRule apiGroups:[s clusterScope:b namespaces:[s resources:[s verbs:[s
flowcontrol/v1.NonResourcePolicyRule nonResourceURLs:[s verbs:[s
flowcontrol/v1.FlowSchemaStatus conditions:[#587!merge/type
flowcontrol/v1.FlowSchemaCondition lastTransitionTime:t message:s reason:s status:s type:s
flowcontrol/v1.PriorityLevelConfiguration apiVersion:s kind:s metadata:#0 spec:#589 status:#594
flowcontrol/v1.PriorityLevelConfigurationSpec exempt:*#593 limited:*#590 type:s
flowcontrol/v1.LimitedPriorityLevelConfiguration borrowingLimitPercent:*i lendablePercent:*i=0 limitResponse:#591 nominalConcurrencyShares:*i
flowcontrol/v1.LimitResponse queuing:*#592 type:s
flowcontrol/v1.QueuingConfiguration handSize:i queueLengthLimit:i queues:i
flowcontrol/v1.ExemptPriorityLevelConfiguration lendablePercent:*i=0 nominalConcurrencyShares:*i=0
flowcontrol/v1.PriorityLevelConfigurationStatus conditions:[#595!merge/type
flowcontrol/v1.PriorityLevelConfigurationCondition lastTransitionTime:t message:s reason:s status:s type:s
flowcontrol/v1beta1.FlowSchema apiVersion:s kind:s metadata:#0 spec:#597 status:#607
flowcontrol/v1beta1.FlowSchemaSpec distinguisherMethod:*#599 matchingPrecedence:i priorityLevelConfiguration:#598 rules:[#600
flowcontrol/v1beta1.PriorityLevelConfigurationReference name:s
flowcontrol/v1beta1.FlowDistinguisherMethod type:s
flowcontrol/v1beta1.PolicyRulesWithSubjects nonResourceRules:[#606 resourceRules:[#605 subjects:[#601
flowcontrol/v1beta1.Subject group:*#603 kind:s serviceAccount:*#604 user:*#602
flowcontrol/v1beta1.UserSubject name:s
flowcontrol/v1beta1.GroupSubject name:s
flowcontrol/v1beta1.ServiceAccountSubject name:s namespace:s
flowcontrol/v1beta1.ResourcePolicyRule apiGroups:[s clusterScope:b namespaces:[s resources:[s verbs:[s
flowcontrol/v1beta1.NonResourcePolicyRule nonResourceURLs:[s verbs:[s
flowcontrol/v1beta1.FlowSchemaStatus conditions:[#608
flowcontrol/v1beta1.FlowSchemaCondition lastTransitionTime:t message:s reason:s status:s type:s
flowcontrol/v1beta1.PriorityLevelConfiguration apiVersion:s kind:s metadata:#0 spec:#610 status:#615
flowcontrol/v1beta1.PriorityLevelConfigurationSpec exempt:*#614 limited:*#611 type:s
flowcontrol/v1beta1.LimitedPriorityLevelConfiguration assuredConcurrencyShares:i borrowingLimitPercent:*i lendablePercent:*i=0 limitResponse:#612
flowcontrol/v1beta1.LimitResponse queuing:*#613 type:s
flowcontrol/v1beta1.QueuingConfiguration handSize:i queueLengthLimit:i queues:i
flowcontrol/v1beta1.ExemptPriorityLevelConfiguration lendablePercent:*i=0 nominalConcurrencyShares:*i=0
flowcontrol/v1beta1.PriorityLevelConfigurationStatus conditions:[#616
flowcontrol/v1beta1.PriorityLevelConfigurationCondition lastTransitionTime:t message:s reason:s status:s type:s
flowcontrol/v1beta2.FlowSchema apiVersion:s kind:s metadata:#0 spec:#618 status:#628
flowcontrol/v1beta2.FlowSchemaSpec distinguisherMethod:*#620 matchingPrecedence:i priorityLevelConfiguration:#619 rules:[#621
flowcontrol/v1beta2.PriorityLevelConfigurationReference name:s
flowcontrol/v1beta2.FlowDistinguisherMethod type:s
flowcontrol/v1beta2.PolicyRulesWithSubjects nonResourceRules:[#627 resourceRules:[#626 subjects:[#622
flowcontrol/v1beta2.Subject group:*#624 kind:s serviceAccount:*#625 user:*#623
flowcontrol/v1beta2.UserSubject name:s
flowcontrol/v1beta2.GroupSubject name:s
flowcontrol/v1beta2.ServiceAccountSubject name:s namespace:s
flowcontrol/v1beta2.ResourcePolicyRule apiGroups:[s clusterScope:b namespaces:[s resources:[s verbs:[s
flowcontrol/v1beta2.NonResourcePolicyRule nonResourceURLs:[s verbs:[s
flowcontrol/v1beta2.FlowSchemaStatus conditions:[#629
flowcontrol/v1beta2.FlowSchemaCondition lastTransitionTime:t message:s reason:s status:s type:s
flowcontrol/v1beta2.PriorityLevelConfiguration apiVersion:s kind:s metadata:#0 spec:#631 status:#636
flowcontrol/v1beta2.PriorityLevelConfigurationSpec exempt:*#635 limited:*#632 type:s
flowcontrol/v1beta2.LimitedPriorityLevelConfiguration assuredConcurrencyShares:i borrowingLimitPercent:*i lendablePercent:*i=0 limitResponse:#633
flowcontrol/v1beta2.LimitResponse queuing:*#634 type:s
flowcontrol/v1beta2.QueuingConfiguration handSize:i queueLengthLimit:i queues:i
flowcontrol/v1beta2.ExemptPriorityLevelConfiguration lendablePercent:*i=0 nominalConcurrencyShares:*i=0
flowcontrol/v1beta2.PriorityLevelConfigurationStatus conditions:[#637
flowcontrol/v1beta2.PriorityLevelConfigurationCondition lastTransitionTime:t message:s reason:s status:s type:s
flowcontrol/v1beta3.FlowSchema apiVersion:s kind:s metadata:#0 spec:#639 status:#649
flowcontrol/v1beta3.FlowSchemaSpec distinguisherMethod:*#641 matchingPrecedence:i priorityLevelConfiguration:#640 rules:[#642
flowcontrol/v1beta3.PriorityLevelConfigurationReference name:s
flowcontrol/v1beta3.FlowDistinguisherMethod type:s
flowcontrol/v1beta3.PolicyRulesWithSubjects nonResourceRules:[#648 resourceRules:[#647 subjects:[#643
flowcontrol/v1beta3.Subject group:*#645 kind:s serviceAccount:*#646 user:*#644
flowcontrol/v1beta3.UserSubject name:s
flowcontrol/v1beta3.GroupSubject name:s
flowcontrol/v1beta3.ServiceAccountSubject name:s namespace:s
flowcontrol/v1beta3.ResourcePolicyRule apiGroups:[s clusterScope:b namespaces:[s resources:[s verbs:[s
flowcontrol/v1beta3.NonResourcePolicyRule nonResourceURLs:[s verbs:[s
flowcontrol/v1beta3.FlowSchemaStatus conditions:[#650!merge/type
flowcontrol/v1beta3.FlowSchemaCondition lastTransitionTime:t message:s reason:s status:s type:s
flowcontrol/v1beta3.PriorityLevelConfiguration apiVersion:s kind:s metadata:#0 spec:#652 status:#657
flowcontrol/v1beta3.PriorityLevelConfigurationSpec exempt:*#656 limited:*#653 type:s
flowcontrol/v1beta3.LimitedPriorityLevelConfiguration borrowingLimitPercent:*i lendablePercent:*i=0 limitResponse:#654 nominalConcurrencyShares:i
flowcontrol/v1beta3.LimitResponse queuing:*#655 type:s
flowcontrol/v1beta3.QueuingConfiguration handSize:i queueLengthLimit:i queues:i
flowcontrol/v1beta3.ExemptPriorityLevelConfiguration lendablePercent:*i=0 nominalConcurrencyShares:*i=0
flowcontrol/v1beta3.PriorityLevelConfigurationStatus conditions:[#658!merge/type
flowcontrol/v1beta3.PriorityLevelConfigurationCondition lastTransitionTime:t message:s reason:s status:s type:s
imagepolicy/v1alpha1.ImageReview apiVersion:s kind:s metadata:#0 spec:#660 status:#662
imagepolicy/v1alpha1.ImageReviewSpec annotations:{s containers:[#661 namespace:s
imagepolicy/v1alpha1.ImageReviewContainerSpec image:s
imagepolicy/v1alpha1.ImageReviewStatus allowed:b auditAnnotations:{s reason:s
networking/v1.NetworkPolicy apiVersion:s kind:s metadata:#0 spec:#664
networking/v1.NetworkPolicySpec egress:[#669 ingress:[#665 podSelector:#31 policyTypes:[s
networking/v1.NetworkPolicyIngressRule from:[#667 ports:[#666
networking/v1.NetworkPolicyPort endPort:*i port:*o protocol:*s="TCP"
networking/v1.NetworkPolicyPeer ipBlock:*#668 namespaceSelector:*#31 podSelector:*#31
networking/v1.IPBlock cidr:s except:[s
networking/v1.NetworkPolicyEgressRule ports:[#666 to:[#667
networking/v1.Ingress apiVersion:s kind:s metadata:#0 spec:#671 status:#679
networking/v1.IngressSpec defaultBackend:*#672 ingressClassName:*s rules:[#676 tls:[#675
networking/v1.IngressBackend resource:*#171 service:*#673
networking/v1.IngressServiceBackend name:s port:#674
networking/v1.ServiceBackendPort name:s number:i
networking/v1.IngressTLS hosts:[s secretName:s
networking/v1.IngressRule host:s http:*#677
networking/v1.HTTPIngressRuleValue paths:[#678
networking/v1.HTTPIngressPath backend:#672 path:s pathType:*s
networking/v1.IngressStatus loadBalancer:#680
networking/v1.IngressLoadBalancerStatus ingress:[#681
networking/v1.IngressLoadBalancerIngress hostname:s ip:s ports:[#682
networking/v1.IngressPortStatus error:*s port:i protocol:s
networking/v1.IngressClass apiVersion:s kind:s metadata:#0 spec:#684
networking/v1.IngressClassSpec controller:s parameters:*#685
networking/v1.IngressClassParametersReference apiGroup:*s kind:s name:s namespace:*s scope:*s
networking/v1.IPAddress apiVersion:s kind:s metadata:#0 spec:#687
networking/v1.IPAddressSpec parentRef:*#688
networking/v1.ParentReference group:s name:s namespace:s resource:s
networking/v1.ServiceCIDR apiVersion:s kind:s metadata:#0 spec:#690 status:#691
networking/v1.ServiceCIDRSpec cidrs:[s
networking/v1.ServiceCIDRStatus conditions:[#41!merge/type
networking/v1beta1.Ingress apiVersion:s kind:s metadata:#0 spec:#693 status:#699
networking/v1beta1.IngressSpec backend:*#694 ingressClassName:*s rules:[#696 tls:[#695
networking/v1beta1.IngressBackend resource:*#171 serviceName:s servicePort:o
networking/v1beta1.IngressTLS hosts:[s secretName:s
networking/v1beta1.IngressRule host:s http:*#697
networking/v1beta1.HTTPIngressRuleValue paths:[#698
networking/v1beta1.HTTPIngressPath backend:#694 path:s pathType:*s
networking/v1beta1.IngressStatus loadBalancer:#700
networking/v1beta1.IngressLoadBalancerStatus ingress:[#701
networking/v1beta1.IngressLoadBalancerIngress hostname:s ip:s ports:[#702
networking/v1beta1.IngressPortStatus error:*s port:i protocol:s
networking/v1beta1.IngressClass apiVersion:s kind:s metadata:#0 spec:#704
networking/v1beta1.IngressClassSpec controller:s parameters:*#705
networking/v1beta1.IngressClassParametersReference apiGroup:*s kind:s name:s namespace:*s scope:*s
networking/v1beta1.IPAddress apiVersion:s kind:s metadata:#0 spec:#707
networking/v1beta1.IPAddressSpec parentRef:*#708
networking/v1beta1.ParentReference group:s name:s namespace:s resource:s
networking/v1beta1.ServiceCIDR apiVersion:s kind:s metadata:#0 spec:#710 status:#711
networking/v1beta1.ServiceCIDRSpec cidrs:[s
networking/v1beta1.ServiceCIDRStatus conditions:[#41!merge/type
node/v1.RuntimeClass apiVersion:s handler:s kind:s metadata:#0 overhead:*#713 scheduling:*#714
node/v1.Overhead podFixed:{m
node/v1.Scheduling nodeSelector:{s tolerations:[#219
node/v1alpha1.RuntimeClass apiVersion:s kind:s metadata:#0 spec:#716
node/v1alpha1.RuntimeClassSpec overhead:*#717 runtimeHandler:s scheduling:*#718
node/v1alpha1.Overhead podFixed:{m
node/v1alpha1.Scheduling nodeSelector:{s tolerations:[#219
node/v1beta1.RuntimeClass apiVersion:s handler:s kind:s metadata:#0 overhead:*#720 scheduling:*#721
node/v1beta1.Overhead podFixed:{m
node/v1beta1.Scheduling nodeSelector:{s tolerations:[#219
policy/v1.PodDisruptionBudget apiVersion:s kind:s metadata:#0 spec:#723 status:#724
policy/v1.PodDisruptionBudgetSpec maxUnavailable:*o minAvailable:*o selector:*#31!replace unhealthyPodEvictionPolicy:*s
policy/v1.PodDisruptionBudgetStatus conditions:[#41!merge/type currentHealthy:i desiredHealthy:i disruptedPods:{t disruptionsAllowed:i expectedPods:i observedGeneration:i
policy/v1.Eviction apiVersion:s deleteOptions:*#726 kind:s metadata:#0
meta/v1.DeleteOptions apiVersion:s dryRun:[s gracePeriodSeconds:*i ignoreStoreReadErrorWithClusterBreakingPotential:*b kind:s orphanDependents:*b preconditions:*#727 propagationPolicy:*s
meta/v1.Preconditions resourceVersion:*s uid:*s
policy/v1beta1.PodDisruptionBudget apiVersion:s kind:s metadata:#0 spec:#729 status:#730
policy/v1beta1.PodDisruptionBudgetSpec maxUnavailable:*o minAvailable:*o selector:*#31 unhealthyPodEvictionPolicy:*s
policy/v1beta1.PodDisruptionBudgetStatus conditions:[#41!merge/type currentHealthy:i desiredHealthy:i disruptedPods:{t disruptionsAllowed:i expectedPods:i observedGeneration:i
policy/v1beta1.Eviction apiVersion:s deleteOptions:*#726 kind:s metadata:#0
rbac/v1.Role apiVersion:s kind:s metadata:#0 rules:[#733
rbac/v1.PolicyRule apiGroups:[s nonResourceURLs:[s resourceNames:[s resources:[s verbs:[s
rbac/v1.RoleBinding apiVersion:s kind:s metadata:#0 roleRef:#736 subjects:[#735
rbac/v1.Subject apiGroup:s kind:s name:s namespace:s
rbac/v1.RoleRef apiGroup:s="rbac.authorization.k8s.io" kind:s name:s
rbac/v1.ClusterRole aggregationRule:*#738 apiVersion:s kind:s metadata:#0 rules:[#733
rbac/v1.AggregationRule clusterRoleSelectors:[#31
rbac/v1.ClusterRoleBinding apiVersion:s kind:s metadata:#0 roleRef:#736 subjects:[#735
rbac/v1alpha1.Role apiVersion:s kind:s metadata:#0 rules:[#741
rbac/v1alpha1.PolicyRule apiGroups:[s nonResourceURLs:[s resourceNames:[s resources:[s verbs:[s
rbac/v1alpha1.RoleBinding apiVersion:s kind:s metadata:#0 roleRef:#744 subjects:[#743
rbac/v1alpha1.Subject apiVersion:s kind:s name:s namespace:s
rbac/v1alpha1.RoleRef apiGroup:s="rbac.authorization.k8s.io" kind:s name:s
rbac/v1alpha1.ClusterRole aggregationRule:*#746 apiVersion:s kind:s metadata:#0 rules:[#741
rbac/v1alpha1.AggregationRule clusterRoleSelectors:[#31
rbac/v1alpha1.ClusterRoleBinding apiVersion:s kind:s metadata:#0 roleRef:#744 subjects:[#743
rbac/v1beta1.Role apiVersion:s kind:s metadata:#0 rules:[#749
rbac/v1beta1.PolicyRule apiGroups:[s nonResourceURLs:[s resourceNames:[s resources:[s verbs:[s
rbac/v1beta1.RoleBinding apiVersion:s kind:s metadata:#0 roleRef:#752 subjects:[#751
rbac/v1beta1.Subject apiGroup:s kind:s name:s namespace:s
rbac/v1beta1.RoleRef apiGroup:s="rbac.authorization.k8s.io" kind:s name:s
rbac/v1beta1.ClusterRole aggregationRule:*#754 apiVersion:s kind:s metadata:#0 rules:[#749
rbac/v1beta1.AggregationRule clusterRoleSelectors:[#31
rbac/v1beta1.ClusterRoleBinding apiVersion:s kind:s metadata:#0 roleRef:#752 subjects:[#751
resource/v1.ResourceSlice apiVersion:s kind:s metadata:#0 spec:#757
resource/v1.ResourceSliceSpec allNodes:*b devices:[#759 driver:s nodeName:*s nodeSelector:*#211 perDeviceNodeSelection:*b pool:#758 sharedCounters:[#768
resource/v1.ResourcePool generation:i name:s resourceSliceCount:i
resource/v1.Device allNodes:*b allowMultipleAllocations:*b attributes:{#760 bindingConditions:[s bindingFailureConditions:[s bindsToNode:*b capacity:{#761 consumesCounters:[#764 name:s nodeAllocatableResourceMappings:{#767 nodeName:*s nodeSelector:*#211 taints:[#766
resource/v1.DeviceAttribute bool:*b bools:[b int:*i ints:[i string:*s strings:[s version:*s versions:[s
resource/v1.DeviceCapacity requestPolicy:*#762 value:q
resource/v1.CapacityRequestPolicy default:*q validRange:*#763 validValues:[q
resource/v1.CapacityRequestPolicyRange max:*q min:*q step:*q
resource/v1.DeviceCounterConsumption counterSet:s counters:{#765
resource/v1.Counter value:q
resource/v1.DeviceTaint effect:s key:s timeAdded:*t value:s
resource/v1.NodeAllocatableResourceMapping allocationMultiplier:*q capacityKey:*s
resource/v1.CounterSet counters:{#765 name:s
resource/v1.ResourceClaim apiVersion:s kind:s metadata:#0 spec:#770 status:#782
resource/v1.ResourceClaimSpec devices:#771
resource/v1.DeviceClaim config:[#780 constraints:[#779 requests:[#772
resource/v1.DeviceRequest exactly:*#773 firstAvailable:[#778 name:s
resource/v1.ExactDeviceRequest adminAccess:*b allocationMode:s capacity:*#777 count:i deviceClassName:s selectors:[#774 tolerations:[#776
resource/v1.DeviceSelector cel:*#775
resource/v1.CELDeviceSelector expression:s
resource/v1.DeviceToleration effect:s key:s operator:s="Equal" tolerationSeconds:*i value:s
resource/v1.CapacityRequirements requests:{q
resource/v1.DeviceSubRequest allocationMode:s capacity:*#777 count:i deviceClassName:s name:s selectors:[#774 tolerations:[#776
resource/v1.DeviceConstraint distinctAttribute:*s matchAttribute:*s requests:[s
resource/v1.DeviceClaimConfiguration opaque:*#781 requests:[s
resource/v1.OpaqueDeviceConfiguration driver:s parameters:x
resource/v1.ResourceClaimStatus allocation:*#783 devices:[#788 reservedFor:[#787!merge/uid
resource/v1.AllocationResult allocationTimestamp:*t devices:#784 nodeSelector:*#211
resource/v1.DeviceAllocationResult config:[#786 results:[#785
resource/v1.DeviceRequestAllocationResult adminAccess:*b bindingConditions:[s bindingFailureConditions:[s consumedCapacity:{q device:s driver:s pool:s request:s shareID:*s tolerations:[#776
resource/v1.DeviceAllocationConfiguration opaque:*#781 requests:[s source:s
resource/v1.ResourceClaimConsumerReference apiGroup:s name:s resource:s uid:s
resource/v1.AllocatedDeviceStatus conditions:[#41 data:*x device:s driver:s networkData:*#789 pool:s shareID:*s
resource/v1.NetworkDeviceData hardwareAddress:s interfaceName:s ips:[s
resource/v1.DeviceClass apiVersion:s kind:s metadata:#0 spec:#791
resource/v1.DeviceClassSpec config:[#792 extendedResourceName:*s selectors:[#774
resource/v1.DeviceClassConfiguration opaque:*#781
resource/v1.ResourceClaimTemplate apiVersion:s kind:s metadata:#0 spec:#794
resource/v1.ResourceClaimTemplateSpec metadata:#0 spec:#770
resource/v1alpha3.DeviceTaintRule apiVersion:s kind:s metadata:#0 spec:#796 status:#799
resource/v1alpha3.DeviceTaintRuleSpec deviceSelector:*#797 taint:#798
resource/v1alpha3.DeviceTaintSelector device:*s driver:*s pool:*s
resource/v1alpha3.DeviceTaint effect:s key:s timeAdded:*t value:s
resource/v1alpha3.DeviceTaintRuleStatus conditions:[#41!merge/type
resource/v1alpha3.ResourcePoolStatusRequest apiVersion:s kind:s metadata:#0 spec:#801 status:*#802
resource/v1alpha3.ResourcePoolStatusRequestSpec driver:s limit:*i=100 poolName:*s
resource/v1alpha3.ResourcePoolStatusRequestStatus conditions:[#41!merge/type poolCount:*i pools:[#803
resource/v1alpha3.PoolStatus allocatedDevices:*i availableDevices:*i driver:s generation:i nodeName:*s poolName:s resourceSliceCount:*i totalDevices:*i unavailableDevices:*i validationError:*s
resource/v1beta1.ResourceSlice apiVersion:s kind:s metadata:#0 spec:#805
resource/v1beta1.ResourceSliceSpec allNodes:b devices:[#807 driver:s nodeName:s nodeSelector:*#211 perDeviceNodeSelection:*b pool:#806 sharedCounters:[#817
resource/v1beta1.ResourcePool generation:i name:s resourceSliceCount:i
resource/v1beta1.Device basic:*#808 name:s
resource/v1beta1.BasicDevice allNodes:*b allowMultipleAllocations:*b attributes:{#809 bindingConditions:[s bindingFailureConditions:[s bindsToNode:*b capacity:{#810 consumesCounters:[#813 nodeAllocatableResourceMappings:{#816 nodeName:*s nodeSelector:*#211 taints:[#815
resource/v1beta1.DeviceAttribute bool:*b bools:[b int:*i ints:[i string:*s strings:[s version:*s versions:[s
resource/v1beta1.DeviceCapacity requestPolicy:*#811 value:q
resource/v1beta1.CapacityRequestPolicy default:*q validRange:*#812 validValues:[q
resource/v1beta1.CapacityRequestPolicyRange max:*q min:*q step:*q
resource/v1beta1.DeviceCounterConsumption counterSet:s counters:{#814
resource/v1beta1.Counter value:q
resource/v1beta1.DeviceTaint effect:s key:s timeAdded:*t value:s
resource/v1beta1.NodeAllocatableResourceMapping allocationMultiplier:*q capacityKey:*s
resource/v1beta1.CounterSet counters:{#814 name:s
resource/v1beta1.ResourceClaim apiVersion:s kind:s metadata:#0 spec:#819 status:#830
resource/v1beta1.ResourceClaimSpec devices:#820
resource/v1beta1.DeviceClaim config:[#828 constraints:[#827 requests:[#821
resource/v1beta1.DeviceRequest adminAccess:*b allocationMode:s capacity:*#826 count:i deviceClassName:s firstAvailable:[#824 name:s selectors:[#822 tolerations:[#825
resource/v1beta1.DeviceSelector cel:*#823
resource/v1beta1.CELDeviceSelector expression:s
resource/v1beta1.DeviceSubRequest allocationMode:s capacity:*#826 count:i deviceClassName:s name:s selectors:[#822 tolerations:[#825
resource/v1beta1.DeviceToleration effect:s key:s operator:s="Equal" tolerationSeconds:*i value:s
resource/v1beta1.CapacityRequirements requests:{q
resource/v1beta1.DeviceConstraint distinctAttribute:*s matchAttribute:*s requests:[s
resource/v1beta1.DeviceClaimConfiguration opaque:*#829 requests:[s
resource/v1beta1.OpaqueDeviceConfiguration driver:s parameters:x
resource/v1beta1.ResourceClaimStatus allocation:*#831 devices:[#836 reservedFor:[#835!merge/uid
resource/v1beta1.AllocationResult allocationTimestamp:*t devices:#832 nodeSelector:*#211
resource/v1beta1.DeviceAllocationResult config:[#834 results:[#833
resource/v1beta1.DeviceRequestAllocationResult adminAccess:*b bindingConditions:[s bindingFailureConditions:[s consumedCapacity:{q device:s driver:s pool:s request:s shareID:*s tolerations:[#825
resource/v1beta1.DeviceAllocationConfiguration opaque:*#829 requests:[s source:s
resource/v1beta1.ResourceClaimConsumerReference apiGroup:s name:s resource:s uid:s
resource/v1beta1.AllocatedDeviceStatus conditions:[#41 data:*x device:s driver:s networkData:*#837 pool:s shareID:*s
resource/v1beta1.NetworkDeviceData hardwareAddress:s interfaceName:s ips:[s
resource/v1beta1.DeviceClass apiVersion:s kind:s metadata:#0 spec:#839
resource/v1beta1.DeviceClassSpec config:[#840 extendedResourceName:*s selectors:[#822
resource/v1beta1.DeviceClassConfiguration opaque:*#829
resource/v1beta1.ResourceClaimTemplate apiVersion:s kind:s metadata:#0 spec:#842
resource/v1beta1.ResourceClaimTemplateSpec metadata:#0 spec:#819
resource/v1beta2.ResourceSlice apiVersion:s kind:s metadata:#0 spec:#844
resource/v1beta2.ResourceSliceSpec allNodes:*b devices:[#846 driver:s nodeName:*s nodeSelector:*#211 perDeviceNodeSelection:*b pool:#845 sharedCounters:[#855
resource/v1beta2.ResourcePool generation:i name:s resourceSliceCount:i
resource/v1beta2.Device allNodes:*b allowMultipleAllocations:*b attributes:{#847 bindingConditions:[s bindingFailureConditions:[s bindsToNode:*b capacity:{#848 consumesCounters:[#851 name:s nodeAllocatableResourceMappings:{#854 nodeName:*s nodeSelector:*#211 taints:[#853
resource/v1beta2.DeviceAttribute bool:*b bools:[b int:*i ints:[i string:*s strings:[s version:*s versions:[s
resource/v1beta2.DeviceCapacity requestPolicy:*#849 value:q
resource/v1beta2.CapacityRequestPolicy default:*q validRange:*#850 validValues:[q
resource/v1beta2.CapacityRequestPolicyRange max:*q min:*q step:*q
resource/v1beta2.DeviceCounterConsumption counterSet:s counters:{#852
resource/v1beta2.Counter value:q
resource/v1beta2.DeviceTaint effect:s key:s timeAdded:*t value:s
resource/v1beta2.NodeAllocatableResourceMapping allocationMultiplier:*q capacityKey:*s
resource/v1beta2.CounterSet counters:{#852 name:s
resource/v1beta2.DeviceTaintRule apiVersion:s kind:s metadata:#0 spec:#857 status:#859
resource/v1beta2.DeviceTaintRuleSpec deviceSelector:*#858 taint:#853
resource/v1beta2.DeviceTaintSelector device:*s driver:*s pool:*s
resource/v1beta2.DeviceTaintRuleStatus conditions:[#41!merge/type
resource/v1beta2.ResourceClaim apiVersion:s kind:s metadata:#0 spec:#861 status:#873
resource/v1beta2.ResourceClaimSpec devices:#862
resource/v1beta2.DeviceClaim config:[#871 constraints:[#870 requests:[#863
resource/v1beta2.DeviceRequest exactly:*#864 firstAvailable:[#869 name:s
resource/v1beta2.ExactDeviceRequest adminAccess:*b allocationMode:s capacity:*#868 count:i deviceClassName:s selectors:[#865 tolerations:[#867
resource/v1beta2.DeviceSelector cel:*#866
resource/v1beta2.CELDeviceSelector expression:s
resource/v1beta2.DeviceToleration effect:s key:s operator:s="Equal" tolerationSeconds:*i value:s
resource/v1beta2.CapacityRequirements requests:{q
resource/v1beta2.DeviceSubRequest allocationMode:s capacity:*#868 count:i deviceClassName:s name:s selectors:[#865 tolerations:[#867
resource/v1beta2.DeviceConstraint distinctAttribute:*s matchAttribute:*s requests:[s
resource/v1beta2.DeviceClaimConfiguration opaque:*#872 requests:[s
resource/v1beta2.OpaqueDeviceConfiguration driver:s parameters:x
resource/v1beta2.ResourceClaimStatus allocation:*#874 devices:[#879 reservedFor:[#878!merge/uid
resource/v1beta2.AllocationResult allocationTimestamp:*t devices:#875 nodeSelector:*#211
resource/v1beta2.DeviceAllocationResult config:[#877 results:[#876
resource/v1beta2.DeviceRequestAllocationResult adminAccess:*b bindingConditions:[s bindingFailureConditions:[s consumedCapacity:{q device:s driver:s pool:s request:s shareID:*s tolerations:[#867
resource/v1beta2.DeviceAllocationConfiguration opaque:*#872 requests:[s source:s
resource/v1beta2.ResourceClaimConsumerReference apiGroup:s name:s resource:s uid:s
resource/v1beta2.AllocatedDeviceStatus conditions:[#41 data:*x device:s driver:s networkData:*#880 pool:s shareID:*s
resource/v1beta2.NetworkDeviceData hardwareAddress:s interfaceName:s ips:[s
resource/v1beta2.DeviceClass apiVersion:s kind:s metadata:#0 spec:#882
resource/v1beta2.DeviceClassSpec config:[#883 extendedResourceName:*s selectors:[#865
resource/v1beta2.DeviceClassConfiguration opaque:*#872
resource/v1beta2.ResourceClaimTemplate apiVersion:s kind:s metadata:#0 spec:#885
resource/v1beta2.ResourceClaimTemplateSpec metadata:#0 spec:#861
scheduling/v1.PriorityClass apiVersion:s description:s globalDefault:b kind:s metadata:#0 preemptionPolicy:*s="PreemptLowerPriority" value:i
scheduling/v1alpha2.Workload apiVersion:s kind:s metadata:#0 spec:#888
scheduling/v1alpha2.WorkloadSpec controllerRef:*#889 podGroupTemplates:[#890
scheduling/v1alpha2.TypedLocalObjectReference apiGroup:s kind:s name:s
scheduling/v1alpha2.PodGroupTemplate disruptionMode:*s name:s priority:*i priorityClassName:s resourceClaims:[#896!merge,retainKeys/name schedulingConstraints:*#894 schedulingPolicy:#891
scheduling/v1alpha2.PodGroupSchedulingPolicy basic:*#892 gang:*#893
scheduling/v1alpha2.BasicSchedulingPolicy
scheduling/v1alpha2.GangSchedulingPolicy minCount:i
scheduling/v1alpha2.PodGroupSchedulingConstraints topology:[#895
scheduling/v1alpha2.TopologyConstraint key:s
scheduling/v1alpha2.PodGroupResourceClaim name:s resourceClaimName:*s resourceClaimTemplateName:*s
scheduling/v1alpha2.PodGroup apiVersion:s kind:s metadata:#0 spec:#898 status:#901
scheduling/v1alpha2.PodGroupSpec disruptionMode:*s="Pod" podGroupTemplateRef:*#899 priority:*i priorityClassName:s resourceClaims:[#896!merge,retainKeys/name schedulingConstraints:*#894 schedulingPolicy:#891
scheduling/v1alpha2.PodGroupTemplateReference workload:*#900
scheduling/v1alpha2.WorkloadPodGroupTemplateReference podGroupTemplateName:s workloadName:s
scheduling/v1alpha2.PodGroupStatus conditions:[#41!merge/type resourceClaimStatuses:[#902!merge,retainKeys/name
scheduling/v1alpha2.PodGroupResourceClaimStatus name:s resourceClaimName:*s
scheduling/v1beta1.PriorityClass apiVersion:s description:s globalDefault:b kind:s metadata:#0 preemptionPolicy:*s="PreemptLowerPriority" value:i
storage/v1.StorageClass allowVolumeExpansion:*b allowedTopologies:[#905 apiVersion:s kind:s metadata:#0 mountOptions:[s parameters:{s provisioner:s reclaimPolicy:*s="Delete" volumeBindingMode:*s="Immediate"
core/v1.TopologySelectorTerm matchLabelExpressions:[#906
core/v1.TopologySelectorLabelRequirement key:s values:[s
storage/v1.VolumeAttachment apiVersion:s kind:s metadata:#0 spec:#908 status:#910
storage/v1.VolumeAttachmentSpec attacher:s nodeName:s source:#909
storage/v1.VolumeAttachmentSource inlineVolumeSpec:*#424 persistentVolumeName:*s
storage/v1.VolumeAttachmentStatus attachError:*#911 attached:b attachmentMetadata:{s detachError:*#911
storage/v1.VolumeError errorCode:*i message:s time:t
storage/v1.CSIDriver apiVersion:s kind:s metadata:#0 spec:#913
storage/v1.CSIDriverSpec attachRequired:*b=true fsGroupPolicy:*s="ReadWriteOnceWithFSType" nodeAllocatableUpdatePeriodSeconds:*i podInfoOnMount:*b=false preventPodSchedulingIfMissing:*b requiresRepublish:*b=false seLinuxMount:*b serviceAccountTokenInSecrets:*b storageCapacity:*b=false tokenRequests:[#914 volumeLifecycleModes:[s
storage/v1.TokenRequest audience:s expirationSeconds:*i
storage/v1.CSINode apiVersion:s kind:s metadata:#0 spec:#916
storage/v1.CSINodeSpec drivers:[#917!merge/name
storage/v1.CSINodeDriver allocatable:*#918 name:s nodeID:s topologyKeys:[s
storage/v1.VolumeNodeResources count:*i
storage/v1.CSIStorageCapacity apiVersion:s capacity:*q kind:s maximumVolumeSize:*q metadata:#0 nodeTopology:*#31 storageClassName:s
storage/v1.VolumeAttributesClass apiVersion:s driverName:s kind:s metadata:#0 parameters:{s
storage/v1alpha1.VolumeAttachment apiVersion:s kind:s metadata:#0 spec:#922 status:#924
storage/v1alpha1.VolumeAttachmentSpec attacher:s nodeName:s source:#923
storage/v1alpha1.VolumeAttachmentSource inlineVolumeSpec:*#424 persistentVolumeName:*s
storage/v1alpha1.VolumeAttachmentStatus attachError:*#925 attached:b attachmentMetadata:{s detachError:*#925
storage/v1alpha1.VolumeError errorCode:*i message:s time:t
storage/v1alpha1.CSIStorageCapacity apiVersion:s capacity:*q kind:s maximumVolumeSize:*q metadata:#0 nodeTopology:*#31 storageClassName:s
storage/v1alpha1.VolumeAttributesClass apiVersion:s driverName:s kind:s metadata:#0 parameters:{s
storage/v1beta1.StorageClass allowVolumeExpansion:*b allowedTopologies:[#905 apiVersion:s kind:s metadata:#0 mountOptions:[s parameters:{s provisioner:s reclaimPolicy:*s="Delete" volumeBindingMode:*s="Immediate"
storage/v1beta1.VolumeAttachment apiVersion:s kind:s metadata:#0 spec:#930 status:#932
storage/v1beta1.VolumeAttachmentSpec attacher:s nodeName:s source:#931
storage/v1beta1.VolumeAttachmentSource inlineVolumeSpec:*#424 persistentVolumeName:*s
storage/v1beta1.VolumeAttachmentStatus attachError:*#933 attached:b attachmentMetadata:{s detachError:*#933
storage/v1beta1.VolumeError errorCode:*i message:s time:t
storage/v1beta1.CSIDriver apiVersion:s kind:s metadata:#0 spec:#935
storage/v1beta1.CSIDriverSpec attachRequired:*b=true fsGroupPolicy:*s="ReadWriteOnceWithFSType" nodeAllocatableUpdatePeriodSeconds:*i podInfoOnMount:*b=false preventPodSchedulingIfMissing:*b requiresRepublish:*b=false seLinuxMount:*b serviceAccountTokenInSecrets:*b storageCapacity:*b=false tokenRequests:[#936 volumeLifecycleModes:[s
storage/v1beta1.TokenRequest audience:s expirationSeconds:*i
storage/v1beta1.CSINode apiVersion:s kind:s metadata:#0 spec:#938
storage/v1beta1.CSINodeSpec drivers:[#939!merge/name
storage/v1beta1.CSINodeDriver allocatable:*#940 name:s nodeID:s topologyKeys:[s
storage/v1beta1.VolumeNodeResources count:*i
storage/v1beta1.CSIStorageCapacity apiVersion:s capacity:*q kind:s maximumVolumeSize:*q metadata:#0 nodeTopology:*#31 storageClassName:s
storage/v1beta1.VolumeAttributesClass apiVersion:s driverName:s kind:s metadata:#0 parameters:{s
storagemigration/v1beta1.StorageVersionMigration apiVersion:s kind:s metadata:#0 spec:#944 status:#946
storagemigration/v1beta1.StorageVersionMigrationSpec resource:#945
meta/v1.GroupResource group:s resource:s
storagemigration/v1beta1.StorageVersionMigrationStatus conditions:[#41!merge/type resourceVersion:s
"""#
}
