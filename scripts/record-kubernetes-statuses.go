// Command record-kubernetes-statuses prints what kstatus and Helm's own rules say of random objects, for
// fixtures/kubernetes/statuses.jsonl.gz.
//
// scripts/record-kubernetes-fixtures runs it among the sources it needs. A row is an object in JSON: `rules` names who
// was asked (`objects`, `jobs` or `hooks` for the readers of Helm's watcher, `legacy`, `legacyJobs` and `legacyHook` for
// Helm 3's rules), `object` and `others` (pods or ReplicaSets of the namespace) what was given, `status` and `message`
// the answer, or `ready` and `error`.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand"
	"os"
	"strconv"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/client-go/kubernetes/fake"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/kubernetes/recorded/cliutils/kstatus/polling/engine"
	"k8s.io/kubernetes/recorded/cliutils/kstatus/polling/statusreaders"
	"k8s.io/kubernetes/recorded/cliutils/kstatus/status"
	"k8s.io/kubernetes/recorded/helm/kube"
	helmreaders "k8s.io/kubernetes/recorded/helm/statusreaders"
)

type object = map[string]interface{}

type row struct {
	Rules   string   `json:"rules"`
	Object  object   `json:"object"`
	Others  []object `json:"others,omitempty"`
	Status  string   `json:"status,omitempty"`
	Message string   `json:"message,omitempty"`
	Ready   bool     `json:"ready,omitempty"`
	Error   string   `json:"error,omitempty"`
}

// cluster gives the readers the objects of a row.
type cluster struct{ others []object }

func (cluster) Get(context.Context, types.NamespacedName, *unstructured.Unstructured) error {
	return fmt.Errorf("nothing is got")
}

func (c cluster) ListNamespaceScoped(_ context.Context, list *unstructured.UnstructuredList, _ string, selector labels.Selector) error {
	for _, other := range c.others {
		item := unstructured.Unstructured{Object: other}
		if item.GroupVersionKind() == list.GroupVersionKind() && selector.Matches(labels.Set(item.GetLabels())) {
			list.Items = append(list.Items, item)
		}
	}
	return nil
}

func (cluster) ListClusterScoped(context.Context, *unstructured.UnstructuredList, labels.Selector) error {
	return nil
}
func (cluster) Sync(context.Context) error { return nil }

func mapper() meta.RESTMapper {
	result := meta.NewDefaultRESTMapper([]schema.GroupVersion{{Version: "v1"}, {Group: "apps", Version: "v1"}})
	result.Add(schema.GroupVersionKind{Version: "v1", Kind: "Pod"}, meta.RESTScopeNamespace)
	result.Add(schema.GroupVersionKind{Group: "apps", Version: "v1", Kind: "ReplicaSet"}, meta.RESTScopeNamespace)
	return result
}

func alwaysReady(*unstructured.Unstructured) (*status.Result, error) {
	return &status.Result{Status: status.CurrentStatus, Message: "Resource is current"}, nil
}

func reader(rules string) engine.StatusReader {
	mapper := mapper()
	switch rules {
	case "objects":
		return statusreaders.NewStatusReader(mapper)
	case "jobs":
		return statusreaders.NewStatusReader(mapper, helmreaders.NewCustomJobStatusReader(mapper))
	}
	return &statusreaders.DelegatingStatusReader{StatusReaders: []engine.StatusReader{
		helmreaders.NewCustomJobStatusReader(mapper), helmreaders.NewCustomPodStatusReader(mapper),
		statusreaders.NewGenericStatusReader(mapper, alwaysReady),
	}}
}

func typed(value object) (runtime.Object, error) {
	return runtime.ObjectConvertor(scheme.Scheme).ConvertToVersion(
		&unstructured.Unstructured{Object: value}, (&unstructured.Unstructured{Object: value}).GroupVersionKind().GroupVersion())
}

var output = bufio.NewWriter(os.Stdout)
var counts = map[string]int{}

func record(r row) {
	defer func() {
		if problem := recover(); problem != nil {
			counts["panicked"]++
		}
	}()
	switch r.Rules {
	case "objects", "jobs", "hooks":
		answer, err := reader(r.Rules).ReadStatusForObject(context.Background(), cluster{r.Others}, &unstructured.Unstructured{Object: r.Object})
		if err != nil {
			counts["failed"]++
			return
		}
		r.Status, r.Message = string(answer.Status), answer.Message
	default:
		value, err := typed(r.Object)
		if err != nil {
			counts["not typed"]++
			return
		}
		if _, isCustom := value.(*unstructured.Unstructured); isCustom {
			return
		}
		if r.Rules == "legacyHook" {
			r.Ready, err = kube.HookDone(value)
		} else {
			objects := []runtime.Object{value}
			for _, other := range r.Others {
				companion, err := typed(other)
				if err != nil {
					counts["not typed"]++
					return
				}
				objects = append(objects, companion)
			}
			r.Ready, err = kube.Ready(fake.NewClientset(objects...), value, r.Rules == "legacyJobs")
		}
		if err != nil {
			r.Error = err.Error()
		}
	}
	data, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	counts[r.Rules+" "+r.Status]++
	output.Write(data)
	output.WriteByte('\n')
}

// Random objects

var source = rand.New(rand.NewSource(1))

func pick[T any](values ...T) T { return values[source.Intn(len(values))] }

func maybe(value object, key string, content interface{}) {
	if source.Intn(5) > 0 {
		value[key] = content
	}
}

// number is small, so that counts often agree; seldom it is none.
func number() interface{} {
	switch source.Intn(60) {
	case 0:
		return pick[interface{}]("2", 1.5, true, nil, object{})
	default:
		return int64(pick(0, 1, 2, 2, 2, 3))
	}
}

func condition(kinds, reasons []string) interface{} {
	result := object{"type": pick(kinds...), "status": pick("True", "False", "Unknown", "True")}
	maybe(result, "reason", pick(reasons...))
	maybe(result, "message", pick("all is well", "nothing is", "<wait>"))
	switch source.Intn(120) {
	case 0:
		return "text"
	case 1:
		result["status"] = pick[interface{}](true, int64(1), nil)
	case 2:
		return nil
	}
	return result
}

func conditions(kinds, reasons []string) interface{} {
	list := []interface{}{}
	for count := source.Intn(4); count > 0; count-- {
		list = append(list, condition(kinds, reasons))
	}
	switch source.Intn(150) {
	case 0:
		return object{}
	case 1:
		return nil
	}
	return list
}

func metadata(kind string) object {
	result := object{"name": "web", "namespace": "shop", "uid": "u1"}
	maybe(result, "generation", int64(pick(1, 2)))
	result["creationTimestamp"] = pick("2020-01-02T03:04:05Z", "2099-01-02T03:04:05Z")
	switch source.Intn(40) {
	case 0, 1:
		result["deletionTimestamp"] = "2024-01-02T03:04:05Z"
	case 2:
		result["generation"] = pick[interface{}]("1", 1.5)
	case 3:
		result["deletionTimestamp"] = pick[interface{}]("", int64(1), nil)
	}
	return result
}

func observe(status object) object {
	maybe(status, "observedGeneration", int64(pick(1, 2, 2)))
	if source.Intn(50) == 0 {
		status["observedGeneration"] = pick[interface{}]("2", nil, 2.5)
	}
	return status
}

func counted(keys ...string) object {
	result := object{}
	same := int64(pick(1, 2, 3))
	agree := source.Intn(3) > 0
	for _, key := range keys {
		if agree {
			maybe(result, key, same)
		} else {
			maybe(result, key, number())
		}
	}
	return result
}

func share() interface{} {
	return pick[interface{}](int64(0), int64(1), "25%", "50%", "100%", "1%", "x", int64(5))
}

func selector() interface{} {
	switch source.Intn(12) {
	case 0:
		return object{"matchExpressions": []interface{}{object{"key": "app", "operator": pick("In", "NotIn", "Exists", "DoesNotExist", "Nonsense"), "values": []interface{}{"web"}}}}
	case 1:
		return pick[interface{}](nil, "text", object{"matchLabels": object{"app": int64(1)}}, object{"matchLabels": object{"a b": "c"}})
	}
	return object{"matchLabels": object{"app": "web"}}
}

func template(image string) object {
	return object{"metadata": object{"labels": object{"app": "web"}}, "spec": object{"containers": []interface{}{object{"name": "a", "image": image}}}}
}

func pod(index int) object {
	meta := metadata("Pod")
	meta["name"] = "web-" + strconv.Itoa(index)
	meta["labels"] = object{"app": pick("web", "web", "web", "other")}
	status := object{"phase": pick("Running", "Running", "Pending", "Pending", "Succeeded", "Failed", "", pick("Running", "Pending", "Odd"))}
	status["conditions"] = conditions([]string{"Ready", "PodScheduled", "PodScheduled", "Initialized", "Stalled"}, []string{"Unschedulable", "Unschedulable", "Other"})
	containers := []interface{}{}
	for count := source.Intn(3); count > 0; count-- {
		containers = append(containers, object{
			"name": pick("a", "b"), "ready": source.Intn(2) == 0, "image": "x", "imageID": "x", "restartCount": int64(0),
			"state": pick(object{}, object{"running": object{}}, object{"waiting": object{"reason": pick("CrashLoopBackOff", "ImagePullBackOff")}}),
		})
	}
	maybe(status, "containerStatuses", containers)
	return object{"apiVersion": "v1", "kind": "Pod", "metadata": meta, "spec": object{"containers": []interface{}{}}, "status": status}
}

func replicaSet(index int) object {
	meta := metadata("ReplicaSet")
	meta["name"] = "web-" + strconv.Itoa(index)
	meta["labels"] = object{"app": "web"}
	meta["creationTimestamp"] = pick("2020-01-02T03:04:05Z", "2021-01-02T03:04:05Z")
	if source.Intn(6) > 0 {
		meta["ownerReferences"] = []interface{}{object{"apiVersion": "apps/v1", "kind": "Deployment", "name": "web", "uid": pick("u1", "u1", "u1", "u2"), "controller": source.Intn(8) > 0}}
	}
	content := template(pick("x", "x", "y"))
	content["metadata"].(object)["labels"].(object)["pod-template-hash"] = "h" + strconv.Itoa(index)
	maybe(content["spec"].(object), "volumes", []interface{}{})
	return object{
		"apiVersion": "apps/v1", "kind": "ReplicaSet", "metadata": meta,
		"spec":   object{"selector": object{"matchLabels": object{"app": "web"}}, "template": content, "replicas": int64(2)},
		"status": observe(counted("replicas", "readyReplicas", "availableReplicas", "fullyLabeledReplicas")),
	}
}

func several(make func(int) object) (result []object) {
	for count := source.Intn(4); count > 0; count-- {
		result = append(result, make(count))
	}
	return result
}

func random(kind string) (object, []object) {
	meta, spec, status := metadata(kind), object{}, object{}
	var others []object
	version := "v1"
	switch kind {
	case "StatefulSet":
		version = pick("apps/v1", "apps/v1", "apps/v1", "example.com/v1")
		spec = counted("replicas")
		spec["selector"], spec["template"] = selector(), template("x")
		update := object{"type": pick("RollingUpdate", "RollingUpdate", "RollingUpdate", "OnDelete")}
		if source.Intn(4) == 0 {
			update["rollingUpdate"] = counted("partition")
		}
		maybe(spec, "updateStrategy", update)
		status = observe(counted("replicas", "readyReplicas", "currentReplicas", "updatedReplicas"))
		maybe(status, "currentRevision", pick("a", "b"))
		maybe(status, "updateRevision", pick("a", "b"))
		others = several(pod)
	case "Deployment":
		version = pick("apps/v1", "apps/v1", "apps/v1", "extensions/v1beta1")
		spec = counted("replicas")
		spec["selector"], spec["template"] = selector(), template("x")
		spec["replicas"] = int64(pick(0, 1, 2, 3))
		maybe(spec, "progressDeadlineSeconds", pick[interface{}](int64(600), int64(2147483647)))
		spec["strategy"] = object{"type": pick("RollingUpdate", "RollingUpdate", "Recreate"), "rollingUpdate": object{"maxSurge": share(), "maxUnavailable": share()}}
		if source.Intn(12) == 0 {
			spec["paused"] = true
		}
		status = observe(counted("replicas", "updatedReplicas", "readyReplicas", "availableReplicas"))
		status["conditions"] = conditions([]string{"Progressing", "Progressing", "Available", "Stalled", "Reconciling"}, []string{"NewReplicaSetAvailable", "NewReplicaSetAvailable", "ProgressDeadlineExceeded"})
		others = several(replicaSet)
	case "ReplicaSet", "ReplicationController":
		if kind == "ReplicaSet" {
			version = pick("apps/v1", "apps/v1", "extensions/v1beta1")
			spec["selector"] = selector()
		} else {
			spec["selector"] = object{"app": "web"}
		}
		maybe(spec, "replicas", number())
		status = observe(counted("replicas", "readyReplicas", "availableReplicas", "fullyLabeledReplicas"))
		status["conditions"] = conditions([]string{"ReplicaFailure", "Ready", "Other", "Other"}, []string{"x"})
		others = several(pod)
	case "DaemonSet":
		version = "apps/v1"
		spec["selector"], spec["template"] = selector(), template("x")
		spec["updateStrategy"] = object{"type": pick("RollingUpdate", "RollingUpdate", "OnDelete"), "rollingUpdate": object{"maxUnavailable": share()}}
		status = observe(counted("desiredNumberScheduled", "currentNumberScheduled", "updatedNumberScheduled", "numberAvailable", "numberReady"))
	case "Pod":
		return pod(0), nil
	case "Job":
		version = "batch/v1"
		spec = counted("completions", "parallelism")
		spec["backoffLimit"] = int64(pick(0, 1, 6))
		status = counted("succeeded", "active", "failed")
		maybe(status, "startTime", "2024-01-02T03:04:05Z")
		status["conditions"] = conditions([]string{"Complete", "Failed", "Suspended", "Stalled"}, []string{"BackoffLimitExceeded", "DeadlineExceeded"})
	case "Service":
		maybe(spec, "type", pick("ClusterIP", "LoadBalancer", "LoadBalancer", "ExternalName"))
		maybe(spec, "clusterIP", pick("", "10.0.0.1", "None"))
		if source.Intn(4) == 0 {
			spec["externalIPs"] = []interface{}{"1.2.3.4"}
		}
		balancer := object{}
		if source.Intn(2) == 0 {
			balancer["ingress"] = []interface{}{object{"ip": "1.2.3.4"}}
		}
		status["loadBalancer"] = balancer
	case "PersistentVolumeClaim":
		maybe(status, "phase", pick[interface{}]("Bound", "Pending", "Lost", int64(1)))
	case "CustomResourceDefinition":
		version = "apiextensions.k8s.io/v1"
		status["conditions"] = conditions([]string{"Established", "Established", "NamesAccepted"}, []string{"Installing", "InitialNamesAccepted", "Conflict"})
	case "PodDisruptionBudget":
		version = "policy/v1"
		status = observe(status)
	case "CronJob":
		version = "batch/v1"
	case "Widget":
		version = pick("example.com/v1", "a/b/c", "")
		status = observe(status)
		status["conditions"] = conditions([]string{"Ready", "Ready", "Stalled", "Reconciling", "Synced"}, []string{"x", "y"})
		maybe(status, "phase", "Failed")
	}
	result := object{"apiVersion": version, "kind": kind, "metadata": meta, "spec": spec, "status": status}
	if source.Intn(25) == 0 {
		delete(result, pick("status", "spec", "metadata"))
	}
	if source.Intn(80) == 0 {
		result[pick("status", "spec", "metadata")] = pick[interface{}](nil, "text", []interface{}{})
	}
	return result, others
}

var kinds = []string{
	"StatefulSet", "StatefulSet", "StatefulSet", "Deployment", "Deployment", "Deployment", "ReplicaSet", "ReplicaSet", "DaemonSet", "DaemonSet", "Pod", "Pod", "Pod", "Job", "Job", "Service",
	"PersistentVolumeClaim", "CustomResourceDefinition", "PodDisruptionBudget", "CronJob", "Secret", "ConfigMap", "Widget", "Widget", "ReplicationController",
}

func main() {
	count, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	seed, _ := strconv.Atoi(os.Args[2])
	source = rand.New(rand.NewSource(int64(seed)))
	utilruntime.ErrorHandlers = nil
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
	for index := 0; index < count; index++ {
		value, others := random(kinds[source.Intn(len(kinds))])
		r := row{Rules: pick("objects", "objects", "objects", "jobs", "hooks", "legacy", "legacy", "legacyJobs", "legacyHook"), Object: value, Others: others}
		// The server refuses other selectors, so that Helm 3's rules never meet them.
		if spec, ok := value["spec"].(object); ok && len(r.Rules) > 5 && r.Rules[:6] == "legacy" && r.Object["kind"] != "ReplicationController" {
			if _, ok := spec["selector"]; ok {
				spec["selector"] = object{"matchLabels": object{"app": "web"}}
			}
		}
		record(r)
	}
	output.Flush()
	fmt.Fprintln(os.Stderr, counts)
}
