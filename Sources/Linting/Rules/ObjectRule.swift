import Codecs
import Failures
import GoTemplate
import Kubernetes
import Rendering

/// What must be true of an object that a template renders.
struct ObjectRule {
    let object: LintedObject
    /// All that the template rendered, in which Helm looks for some words.
    let text: GoString
    let kubeVersion: KubeVersion?

    func check(_ place: GoString, _ messages: inout LintMessages) {
        messages.add(.warning, place, unlessNil: nameProblem)
        messages.add(.warning, place, unlessNil: deprecation)
        messages.add(.error, place, unlessNil: selectorProblem)
        messages.add(.error, place, unlessNil: listProblem)
    }

    private var nameProblem: GoString? {
        let quoted = Strconv.quote(object.name)
        let problems = nameRule.problems(with: object.name).map {
            HelmError("metadata.name: Invalid value: " + quoted + ": " + $0)
        }
        guard !problems.isEmpty else { return nil }
        let heading = "object name does not conform to Kubernetes naming requirements: " + quoted
        return heading + ": " + HelmError(aggregate: problems).message
    }

    /// Mirrors validateMetadataNameFunc; all kinds but these have names of subdomains.
    private var nameRule: ObjectNameRule {
        switch object.kind.lowercased {
        case "service": .strictLabel
        case "namespace": .label
        case "certificatesigningrequest": .none
        case "role", "clusterrole", "rolebinding", "clusterrolebinding": .pathSegment
        default: .subdomain
        }
    }

    /// Mirrors deprecations.go validateNoDeprecations.
    private var deprecation: GoString? {
        guard let kind = DeprecatedKind(apiVersion: object.apiVersion, kind: object.kind) else { return nil }
        let version = kubeVersion ?? .standard
        do {
            let (major, minor) = (try Strconv.atoi(version.major), try Strconv.atoi(version.minor))
            return kind.isDeprecated(in: major, minor) ? kind.warning : nil
        } catch {
            return error.message
        }
    }

    private var selectorProblem: GoString? {
        guard ["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet"].contains(object.kind) else { return nil }
        if text.contains("matchLabels") || text.contains("matchExpressions") { return nil }
        let subject = "a " + object.kind + " must contain matchLabels or matchExpressions, and "
        return subject + Strconv.quote(object.name) + " does not"
    }

    /// Mirrors validateListAnnotations, which looks at the first document of the file.
    private var listProblem: GoString? {
        guard object.kind == "List" else { return nil }
        do {
            let list = try YAML.decode(text.bytes, as: LintedObject.listShape)
            let items = list["Items"]?.elements ?? []
            let isKept = items.contains {
                $0.field("Metadata")?.field("Annotations")?.field("helm.sh/resource-policy") != nil
            }
            return isKept ? "annotation 'helm.sh/resource-policy' within List objects are ignored" : nil
        } catch {
            return "unable to parse YAML: " + error.goMessage
        }
    }
}

extension Value {
    fileprivate var elements: [Value] { if case .list(let list) = self { list.elements } else { [] } }

    fileprivate func field(_ key: GoString) -> Value? { if case .map(let map) = self { map[key] } else { nil } }
}
