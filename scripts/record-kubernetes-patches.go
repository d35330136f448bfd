// Command record-kubernetes-patches prints the patches that Kubernetes' Go code makes of objects, for
// fixtures/kubernetes/patches.jsonl.gz: hand-written cases, and random changes to the objects of manifests.
//
// scripts/record-kubernetes-fixtures runs it among the sources it needs. A row is an object in JSON: `op` is what was
// called, `type` an apiVersion and a kind, `patch` or `error` the answer (a text with sorted keys; none where there is no patch), the rest what was given.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math/rand"
	"os"
	"sort"
	"strconv"
	"strings"

	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	apiextensionsv1beta1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1beta1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/jsonmergepatch"
	"k8s.io/apimachinery/pkg/util/mergepatch"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/apimachinery/pkg/util/sets"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/util/csaupgrade"
	jsonpatch "k8s.io/kubernetes/recorded/jsonpatch"
	"sigs.k8s.io/yaml"
)

type object = map[string]interface{}

type row struct {
	Op       string   `json:"op"`
	Type     []string `json:"type,omitempty"`
	Original object   `json:"original,omitempty"`
	Modified object   `json:"modified,omitempty"`
	Current  object   `json:"current,omitempty"`
	Given    object   `json:"given,omitempty"`
	Patch    string   `json:"patch,omitempty"`
	Error    string   `json:"error,omitempty"`
	Form     string   `json:"form,omitempty"`
}

var native = runtime.NewScheme()

func encode(value interface{}) []byte {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return data
}

// decode reads integers as Kubernetes does.
func decode(data []byte) (value object) {
	if err := utiljson.Unmarshal(data, &value); err != nil {
		panic(err)
	}
	return value
}

func typeOf(kind []string) (interface{}, bool) {
	gv, _ := schema.ParseGroupVersion(kind[0])
	typed, err := native.New(gv.WithKind(kind[1]))
	return typed, err == nil
}

// answer calls what a row names; nil where Go panics.
func answer(r row) (patch []byte, err error, form string, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	original, modified, current := encode(r.Original), encode(r.Modified), encode(r.Current)
	var meta strategicpatch.PatchMetaFromStruct
	if typed, found := typeOf(append(r.Type, "", "")[:2]); found {
		meta, _ = strategicpatch.NewPatchMetaFromStruct(typed)
	}
	switch r.Op {
	case "two-way":
		patch, err = strategicpatch.CreateTwoWayMergePatchUsingLookupPatchMeta(original, modified, meta)
	case "three-way":
		patch, err = strategicpatch.CreateThreeWayMergePatch(original, modified, current, meta, true)
	case "apply":
		patch, err = strategicpatch.StrategicMergePatchUsingLookupPatchMeta(original, modified, meta)
	case "merge-two-way":
		patch, err = jsonpatch.CreateMergePatch(original, modified)
	case "merge-three-way":
		patch, err = jsonmergepatch.CreateThreeWayJSONMergePatch(original, modified, current,
			mergepatch.RequireKeyUnchanged("apiVersion"), mergepatch.RequireKeyUnchanged("kind"),
			mergepatch.RequireMetadataKeyUnchanged("name"))
	case "migrate":
		live := &unstructured.Unstructured{Object: clone(r.Given).(object)}
		patch, err = csaupgrade.UpgradeManagedFieldsPatch(live, sets.New("helm"), "helm")
		if err == nil && sameFields(patch, live) {
			patch = nil
		}
	case "helm":
		patch, err, form = helmPatch(original, modified, current, r)
	}
	return patch, err, form, true
}

// helmPatch is createPatch of Helm's pkg/kube client.go.
func helmPatch(original, modified, current []byte, r row) ([]byte, error, string) {
	live := &unstructured.Unstructured{Object: clone(r.Modified).(object)}
	gv, _ := schema.ParseGroupVersion(r.Type[0])
	typed, err := runtime.ObjectConvertor(native).ConvertToVersion(live, gv)
	if err != nil {
		patch, err := jsonpatch.CreateMergePatch(original, modified)
		return patch, err, "merge"
	}
	if _, isOld := typed.(*apiextensionsv1beta1.CustomResourceDefinition); isOld {
		patch, err := jsonpatch.CreateMergePatch(original, modified)
		return patch, err, "merge"
	}
	meta, err := strategicpatch.NewPatchMetaFromStruct(typed)
	if err != nil {
		panic(err)
	}
	patch, err := strategicpatch.CreateThreeWayMergePatch(original, modified, current, meta, true)
	return patch, err, "strategic"
}

// sameFields tells whether a migration only writes fields in another order.
func sameFields(patch []byte, live *unstructured.Unstructured) bool {
	var operations []struct{ Value interface{} }
	if len(patch) == 0 || json.Unmarshal(patch, &operations) != nil {
		return len(patch) == 0
	}
	var entries []interface{}
	for _, entry := range live.GetManagedFields() {
		var value interface{}
		if json.Unmarshal(encode(entry), &value) != nil {
			return false
		}
		entries = append(entries, value)
	}
	return string(encode(operations[0].Value)) == string(encode(entries))
}

var output = bufio.NewWriter(os.Stdout)
var counts = map[string]int{}

// record prints a row with its answer, unless Go panics or does not always say the same.
func record(r row) {
	if len(r.Type) > 0 && r.Type[0] == "apiextensions.k8s.io/v1beta1" && r.Op != "helm" {
		return
	}
	if kind := append(r.Type, "", ""); r.Op != "migrate" && !strings.HasPrefix(r.Op, "merge") && r.Op != "helm" {
		if _, known := typeOf(kind[:2]); !known {
			return
		}
	}
	for try := 0; try < 8; try++ {
		patch, err, form, ok := answer(r)
		if !ok {
			counts["panicked"]++
			return
		}
		message := ""
		if err != nil {
			message, patch = err.Error(), nil
		} else if patch != nil {
			var value interface{}
			decoder := json.NewDecoder(strings.NewReader(string(patch)))
			decoder.UseNumber()
			if decoder.Decode(&value) != nil {
				panic(string(patch))
			}
			patch = encode(value)
		}
		if try > 0 && (string(patch) != r.Patch || message != r.Error) {
			counts["varied"]++
			return
		}
		r.Patch, r.Error, r.Form = string(patch), message, form
	}
	counts[r.Op]++
	if r.Error != "" {
		counts["errors"]++
	}
	output.Write(encode(r))
	output.WriteByte('\n')
}

// Random changes

var source = rand.New(rand.NewSource(1))

func clone(value interface{}) interface{} {
	switch value := value.(type) {
	case object:
		result := object{}
		for key, element := range value {
			result[key] = clone(element)
		}
		return result
	case []interface{}:
		result := make([]interface{}, len(value))
		for index, element := range value {
			result[index] = clone(element)
		}
		return result
	}
	return value
}

// place is where a value stands: a map and a key, or a list behind a map's key and an index.
type place struct {
	holder object
	key    string
	index  int
}

func (p place) get() interface{} {
	if p.index < 0 {
		return p.holder[p.key]
	}
	return p.holder[p.key].([]interface{})[p.index]
}

func (p place) set(value interface{}) {
	if p.index < 0 {
		p.holder[p.key] = value
	} else {
		p.holder[p.key].([]interface{})[p.index] = value
	}
}

func places(value object) (result []place) {
	keys := make([]string, 0, len(value))
	for key := range value {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		result = append(result, place{value, key, -1})
		switch inner := value[key].(type) {
		case object:
			result = append(result, places(inner)...)
		case []interface{}:
			for index, element := range inner {
				result = append(result, place{value, key, index})
				if element, ok := element.(object); ok {
					result = append(result, places(element)...)
				}
			}
		}
	}
	return result
}

var words = []string{"a", "b", "web", "main", "x-1", "TCP", "80", "", "config", "<&>", "data"}

func scalar() interface{} {
	switch source.Intn(7) {
	case 0:
		return int64(source.Intn(100))
	case 1:
		return source.Intn(2) == 0
	case 2:
		return float64(source.Intn(40)) / 8
	case 3:
		return int64(source.Intn(1000)) * 1000000007 * 1000003
	default:
		return words[source.Intn(len(words))]
	}
}

// similar is a value of the same type.
func similar(value interface{}) interface{} {
	switch value := value.(type) {
	case string:
		return words[source.Intn(len(words))]
	case bool:
		return !value
	case int64:
		return value + int64(source.Intn(3)) - 1
	case float64:
		return value + 0.5
	}
	return scalar()
}

var identities = []string{"name", "key", "type", "containerPort", "port", "mountPath", "ip", "devicePath", "topologyKey", "uid"}

func listChange(list []interface{}) []interface{} {
	list = append([]interface{}{}, list...)
	at := source.Intn(len(list) + 1)
	switch source.Intn(6) {
	case 0:
		if at < len(list) {
			return append(list[:at], list[at+1:]...)
		}
	case 1:
		source.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	case 2:
		if at < len(list) {
			return append(list, clone(list[at]))
		}
	default:
		if len(list) == 0 {
			return append(list, scalar())
		}
		element := clone(list[source.Intn(len(list))])
		if fields, ok := element.(object); ok {
			for _, key := range identities {
				if old, ok := fields[key]; ok && source.Intn(4) > 0 {
					fields[key] = similar(old)
					break
				}
			}
		} else {
			element = similar(element)
		}
		return append(list[:at], append([]interface{}{element}, list[at:]...)...)
	}
	return list
}

// change makes one change; wild ones do not care for types.
func change(value object, wild bool) {
	all := places(value)
	if len(all) == 0 {
		value[words[source.Intn(len(words))]] = scalar()
		return
	}
	at := all[source.Intn(len(all))]
	switch old := at.get().(type) {
	case []interface{}:
		at.set(listChange(old))
		return
	case object:
		if source.Intn(3) == 0 {
			old[append(words, "image", "labels", "spec", "$patch", "name", "Name")[source.Intn(len(words)+6)]] = scalar()
			return
		}
	}
	switch choice := source.Intn(12); {
	case choice < 5:
		if _, isMap := at.get().(object); !isMap {
			at.set(similar(at.get()))
		}
	case choice < 8:
		if at.index < 0 {
			delete(at.holder, at.key)
		}
	case choice < 9:
		if at.index < 0 {
			at.set(nil)
		}
	case choice < 10 && wild:
		at.set([]interface{}{object{}, []interface{}{}, []interface{}{scalar()}, object{"a": "b"}, scalar(), nil}[source.Intn(6)])
	default:
		other := all[source.Intn(len(all))]
		if wild && at.index < 0 {
			at.set(clone(other.get()))
		}
	}
}

func changed(value object, wild bool) object {
	result := clone(value).(object)
	for count := source.Intn(5); count >= 0; count-- {
		change(result, wild)
	}
	return result
}

// Managed fields

func fieldKey() string {
	switch source.Intn(8) {
	case 0:
		return `k:{"name":` + strconv.Quote(words[source.Intn(7)]) + `}`
	case 1:
		return `k:{"containerPort":` + strconv.Itoa([]int{80, 443, 8080}[source.Intn(3)]) + `,"protocol":"TCP"}`
	case 2:
		return `v:` + strconv.Quote(words[source.Intn(7)])
	case 3:
		return "i:" + strconv.Itoa(source.Intn(12))
	default:
		return "f:" + []string{"metadata", "spec", "data", "a", "b", "replicas", "labels"}[source.Intn(7)]
	}
}

func fieldSet(depth int) object {
	set := object{}
	for count := source.Intn(4); count > 0 && depth > 0; count-- {
		set[fieldKey()] = fieldSet(depth - 1)
	}
	if source.Intn(3) == 0 {
		set["."] = object{}
	}
	return set
}

func managedObject() object {
	entries := []interface{}{}
	for count := source.Intn(5); count > 0; count-- {
		entry := object{
			"manager": []string{"helm", "helm", "helm", "kubectl"}[source.Intn(4)], "operation": []string{"Update", "Update", "Apply"}[source.Intn(3)],
			"apiVersion": []string{"v1", "v1", "v2"}[source.Intn(3)], "fieldsType": "FieldsV1", "fieldsV1": fieldSet(3),
			"time": "2024-01-02T03:04:05Z",
		}
		if source.Intn(5) == 0 {
			entry["subresource"] = "status"
		}
		if source.Intn(25) == 0 {
			entry["unknown"] = "x"
			delete(entry, "time")
		}
		if source.Intn(60) == 0 {
			entry["manager"] = int64(1)
		}
		entries = append(entries, entry)
	}
	metadata := object{"name": "web", "resourceVersion": strconv.Itoa(source.Intn(1000))}
	if source.Intn(20) > 0 {
		metadata["managedFields"] = entries
	}
	return object{"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata}
}

// Manifests

func manifests(paths []string) (result []object) {
	seen := map[string]bool{}
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			panic(err)
		}
		unpacked, err := gzip.NewReader(file)
		if err != nil {
			panic(err)
		}
		text, _ := io.ReadAll(unpacked)
		file.Close()
		for _, document := range strings.Split(string(text), "\n---") {
			data, err := yaml.YAMLToJSON([]byte(document))
			if err != nil {
				continue
			}
			manifest := &unstructured.Unstructured{}
			if manifest.UnmarshalJSON(data) != nil || len(data) > 6000 || seen[string(data)] {
				continue
			}
			seen[string(data)] = true
			result = append(result, manifest.Object)
		}
	}
	return result
}

// typeShare says how many objects of a kind are taken: kinds with merged lists more often.
func typeShare(kind string) int {
	switch kind {
	case "Deployment", "StatefulSet", "DaemonSet", "Pod", "Job", "CronJob", "Service", "ServiceAccount":
		return 1
	case "ConfigMap", "Secret", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding":
		return 12
	}
	return 3
}

func handWritten() {
	for _, block := range strings.Split(handWrittenCases, "\n====") {
		var one struct {
			Type                        []string
			Original, Modified, Current object
			Ops                         []string
		}
		data, err := yaml.YAMLToJSON([]byte(block))
		if err != nil {
			panic(err.Error() + block)
		}
		if err := json.Unmarshal(data, &one); err != nil {
			panic(err.Error() + block)
		}
		original, modified, current := decode(encode(one.Original)), decode(encode(one.Modified)), decode(encode(one.Current))
		if one.Ops == nil {
			one.Ops = []string{"two-way", "three-way", "merge-two-way", "merge-three-way", "apply"}
		}
		for _, op := range one.Ops {
			record(row{Op: op, Type: one.Type, Original: original, Modified: modified, Current: current})
		}
	}
}

func main() {
	count, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	seed, _ := strconv.Atoi(os.Args[2])
	source = rand.New(rand.NewSource(int64(seed)))
	utilruntime.ErrorHandlers = nil
	if err := scheme.AddToScheme(native); err != nil {
		panic(err)
	}
	apiextensionsv1.AddToScheme(native)
	apiextensionsv1beta1.AddToScheme(native)
	handWritten()
	bases := manifests(os.Args[3:])
	source.Shuffle(len(bases), func(i, j int) { bases[i], bases[j] = bases[j], bases[i] })
	for index := 0; index < count; index++ {
		if index%8 == 7 {
			record(row{Op: "migrate", Given: managedObject()})
			continue
		}
		base := bases[source.Intn(len(bases))]
		kind := (&unstructured.Unstructured{Object: base}).GetKind()
		if source.Intn(typeShare(kind)) > 0 || source.Intn(6000) < len(encode(base)) {
			index--
			continue
		}
		wild := source.Intn(4) == 0
		r := row{
			Type:     []string{(&unstructured.Unstructured{Object: base}).GetAPIVersion(), kind},
			Original: base, Modified: changed(base, wild), Current: changed(base, false),
		}
		switch index % 8 {
		case 0, 1:
			r.Op = "helm"
		case 2, 3:
			r.Op = "three-way"
		case 4:
			r.Op, r.Current = "two-way", nil
		case 5:
			r.Op = "merge-three-way"
			if source.Intn(2) == 0 {
				r.Op, r.Current = "merge-two-way", nil
			}
		default:
			patch, err, _, ok := answer(row{Op: "two-way", Type: r.Type, Original: base, Modified: r.Modified})
			r.Op, r.Original, r.Current = "apply", r.Current, nil
			if !ok || err != nil {
				continue
			}
			r.Modified = decode(patch)
			if source.Intn(3) == 0 {
				r.Modified = changed(r.Modified, true)
			}
		}
		record(r)
	}
	output.Flush()
	fmt.Fprintln(os.Stderr, len(bases), "objects;", counts)
}

// handWrittenCases are what the rules of merging turn on, and what breaks them.
const handWrittenCases = `type: [v1, Pod]
original: {spec: {containers: [{name: a, image: x, ports: [{containerPort: 80}, {containerPort: 81, name: p}]}, {name: b}]}}
modified: {spec: {containers: [{name: b, image: y}, {name: a, image: x, ports: [{containerPort: 81}, {containerPort: 82}]}]}}
current: {spec: {containers: [{name: a, image: x, ports: [{containerPort: 80}, {containerPort: 81, name: q}]}, {name: sidecar}, {name: b}], nodeName: n}}
====
type: [v1, Pod]
original: {spec: {volumes: [{name: v, emptyDir: {}}, {name: w, secret: {secretName: s}}]}}
modified: {spec: {volumes: [{name: v, configMap: {name: c}}, {name: w, secret: {secretName: s}}]}}
current: {spec: {volumes: [{name: w, secret: {secretName: s, defaultMode: 420}}, {name: v, emptyDir: {}}]}}
====
type: [apps/v1, Deployment]
original: {spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}}}
modified: {spec: {strategy: {type: Recreate}}}
current: {spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 25%}}}}
====
type: [apps/v1, Deployment]
original: {spec: {strategy: {type: RollingUpdate, rollingUpdate: null}}}
modified: {spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 2}}}}
current: {spec: {strategy: {rollingUpdate: {maxSurge: 1}, type: null}}}
====
type: [v1, ConfigMap]
original: {metadata: {finalizers: [a, b, c, b]}}
modified: {metadata: {finalizers: [c, d, a, d]}}
current: {metadata: {finalizers: [x, b, a]}}
====
type: [v1, ConfigMap]
original: {metadata: {finalizers: [b, a]}}
modified: {metadata: {finalizers: [a, b]}}
current: {metadata: {finalizers: [a, b]}}
====
type: [v1, ConfigMap]
original: {metadata: {finalizers: [a, 1]}}
modified: {metadata: {finalizers: [a]}}
current: {metadata: {finalizers: [{a: b}]}}
====
type: [v1, ConfigMap]
original: {metadata: {finalizers: [{a: b}]}}
modified: {metadata: {finalizers: [{a: c}]}}
current: {metadata: {finalizers: [[a]]}}
====
type: [v1, ConfigMap]
original: {metadata: {finalizers: [[a]]}}
modified: {metadata: {finalizers: [[b]]}}
current: {}
====
type: [v1, Pod]
original: {spec: {containers: [{name: a, env: [{name: X, value: "1"}, {name: X, value: "2"}]}]}}
modified: {spec: {containers: [{name: a, env: [{name: X, value: "2"}, {name: X, value: "3"}, {name: Y}]}]}}
current: {spec: {containers: [{name: a, env: [{name: X, value: "9"}, {name: X, value: "2"}]}]}}
====
type: [v1, Pod]
original: {spec: {containers: [{image: x}]}}
modified: {spec: {containers: [{name: a}]}}
current: {spec: {containers: [{name: a}, {image: y}]}}
====
type: [v1, Pod]
original: {spec: {containers: [{name: a}, text]}}
modified: {spec: {containers: [{name: a}]}}
current: {spec: {containers: [text]}}
====
type: [v1, Pod]
original: {spec: {nonsense: {a: 1}, more: [1]}}
modified: {spec: {nonsense: {a: 1}, more: [1]}}
current: {spec: {nonsense: {a: 1}, more: [2]}}
====
type: [v1, Pod]
original: {spec: {nonsense: {a: 1}}}
modified: {spec: {nonsense: {a: 2}}}
current: {spec: {nonsense: {a: 1}}}
====
type: [v1, Pod]
original: {spec: {Containers: [{name: a}], NODESELECTOR: {a: b}}}
modified: {spec: {Containers: [{name: b}], NODESELECTOR: {a: c}}}
current: {spec: {containers: [{name: c}], nodeSelector: {a: d}}}
====
type: [v1, Pod]
original: {spec: {nodeName: {a: 1}, hostNetwork: [1], priority: {a: b}}}
modified: {spec: {nodeName: {a: 2}}}
current: {spec: {nodeName: {a: 3}}}
====
type: [v1, Pod]
original: {spec: {hostNetwork: [1]}}
modified: {spec: {hostNetwork: [2]}}
current: {spec: {hostNetwork: [1]}}
====
type: [v1, Pod]
original: {spec: {nodeSelector: {a: {b: c}}}}
modified: {spec: {nodeSelector: {a: {b: d}}}}
current: {spec: {nodeSelector: {a: {b: c}}}}
====
type: [v1, Pod]
original: {spec: {affinity: {nodeAffinity: [1]}}}
modified: {spec: {affinity: {nodeAffinity: [2]}}}
current: {spec: {affinity: [3]}}
====
type: [v1, Pod]
original: {$patch: merge, spec: {containers: [{name: a, $patch: delete}]}}
modified: {$patch: replace, spec: {containers: [{name: a, $patch: replace}, {name: b, $patch: delete}]}}
current: {spec: {containers: [{name: a}, {name: b}]}}
====
type: [v1, Pod]
original: {$patch: 1}
modified: {$patch: 2}
current: {$patch: x}
====
type: [v1, Pod]
original: {spec: {a: b, containers: [{name: a}]}}
modified: {$patch: delete, spec: {}}
current: {}
====
type: [v1, Pod]
original: {spec: {containers: [{name: a, image: x}, {name: b}, {name: c}]}}
modified: {spec: {$setElementOrder/containers: [{name: c}, {name: a}], containers: [{name: a, image: y}]}}
current: {spec: {containers: [{name: c}, {name: a}]}}
====
type: [v1, Pod]
original: {spec: {containers: [{name: a, image: x}, {name: b}, {name: c}]}}
modified: {spec: {$setElementOrder/containers: [{name: c}, {name: a}], containers: [{name: d}, {name: b, $patch: delete}]}}
current: {}
====
type: [v1, Pod]
original: {spec: {containers: [{name: a}, {name: b}]}}
modified: {spec: {containers: [{name: c}, {$patch: replace}]}}
current: {}
====
type: [v1, Pod]
original: {spec: {containers: [{name: a}, {name: b}]}}
modified: {spec: {containers: [{name: c}, {$patch: nonsense}]}}
current: {spec: {containers: [{name: c}, {$patch: merge}]}}
====
type: [v1, Pod]
original: {spec: {containers: [{name: a}, {name: b}]}}
modified: {spec: {containers: [{$patch: delete}]}}
current: {}
====
type: [v1, ConfigMap]
original: {metadata: {finalizers: [a, b, c]}}
modified: {metadata: {$deleteFromPrimitiveList/finalizers: [b], $setElementOrder/finalizers: [c, d, a], finalizers: [d]}}
current: {}
====
type: [v1, ConfigMap]
original: {metadata: {finalizers: [a, b]}}
modified: {metadata: {$deleteFromPrimitiveList: [b], $setElementOrder: [c]}}
current: {metadata: {$setElementOrder/finalizers: x}}
====
type: [v1, Pod]
original: {spec: {volumes: [{name: v, emptyDir: {}}]}}
modified: {spec: {volumes: [{name: v, $retainKeys: [name, secret], secret: {secretName: s}}]}}
current: {}
====
type: [v1, Pod]
original: {spec: {volumes: [{name: v, emptyDir: {}}]}}
modified: {spec: {volumes: [{name: v, $retainKeys: [name], secret: {secretName: s}}]}}
current: {}
====
type: [v1, Pod]
original: {spec: {volumes: [{name: v, emptyDir: {}}]}}
modified: {spec: {volumes: [{name: v, $retainKeys: name}]}}
current: {}
====
type: [v1, Pod]
original: {spec: {nodeSelector: {a: b}, tolerations: [{key: a}]}}
modified: {spec: {nodeSelector: null, tolerations: null}}
current: {spec: {nodeSelector: {a: b, c: d}, hostPID: null}}
====
type: [v1, Pod]
original: {spec: null}
modified: {spec: {nodeSelector: {a: null}}}
current: {spec: {nodeSelector: {}}}
====
type: [v1, Service]
original: {spec: {ports: [{port: 80, name: a}, {port: 81}], type: ClusterIP}}
modified: {spec: {ports: [{port: 81, name: b}, {port: 80, name: a}], type: NodePort, clusterIP: ""}}
current: {spec: {ports: [{port: 80, name: a, protocol: TCP, nodePort: 30000}], clusterIP: 10.0.0.1}}
====
type: [v1, Service]
original: {spec: {ports: [{port: 80}, {port: "80"}]}}
modified: {spec: {ports: [{port: 80.5}, {port: true}]}}
current: {spec: {ports: [{port: null}, {port: 80}]}}
====
type: [v1, Service]
original: {spec: {ports: [{port: {a: b}}]}}
modified: {spec: {ports: [{port: [1]}]}}
current: {}
====
type: [v1, ServiceAccount]
original: {secrets: [{name: a}, {name: b}], imagePullSecrets: [{name: p}]}
modified: {secrets: [{name: b}], imagePullSecrets: [{name: p}, {name: q}]}
current: {secrets: [{name: c}, {name: a}], imagePullSecrets: []}
====
type: [v1, ServiceAccount]
original: {secrets: []}
modified: {secrets: []}
current: {secrets: [{name: a}]}
====
type: [v1, ConfigMap]
original: {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: b}}
modified: {apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {a: b}}
current: {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: b}}
====
type: [v1, ConfigMap]
original: {kind: A, a: {b: 1, c: {}}, l: [{x: null}], e: {}}
modified: {kind: B, a: {b: 1.0, d: {}}, l: [{x: null, y: {z: null}}], n: null, e: {f: {}}}
current: {kind: A, a: {b: 9007199254740993}, l: {x: 1}, o: 1e30}
====
type: [v1, ConfigMap]
original: {a: {x: 1}, b: 1}
modified: {a: null, b: {c: null, d: [null, {e: null}]}}
current: {b: {c: 1}}
====
type: [v1, ConfigMap]
original: {a: {b: {c: 1}}, d: 1}
modified: {a: {b: null}, d: {}}
current: {a: 1, d: 2}
====
type: [v1, ConfigMap]
original: {}
modified: {n: 9007199254740993, m: -9223372036854775808, f: 1.5e300, z: -0.0, i: 100000000000000000000}
current: {n: 9007199254740992, m: 1, f: 1, z: 0}
====
type: [networking.k8s.io/v1, Ingress]
original: {spec: {rules: [{host: a}], tls: [{hosts: [x]}]}}
modified: {spec: {rules: [{host: a}, {host: b}], tls: [{hosts: [x, y]}]}}
current: {spec: {rules: [{host: c}]}}
====
type: [apps/v1, StatefulSet]
original: {spec: {volumeClaimTemplates: [{metadata: {name: d}}], template: {spec: {containers: [{name: a, volumeMounts: [{mountPath: /a, name: v}, {mountPath: /b, name: v}]}]}}}}
modified: {spec: {volumeClaimTemplates: [{metadata: {name: d}}], template: {spec: {containers: [{name: a, volumeMounts: [{mountPath: /b, name: w}, {mountPath: /c, name: v}]}]}}}}
current: {spec: {volumeClaimTemplates: [{metadata: {name: d}, status: {phase: Pending}}], template: {spec: {containers: [{name: a, volumeMounts: [{mountPath: /a, name: v}]}]}}}}
====
type: [v1, Pod]
original: {spec: {topologySpreadConstraints: [{topologyKey: a, maxSkew: 1}], hostAliases: [{ip: 1.1.1.1, hostnames: [a]}]}}
modified: {spec: {topologySpreadConstraints: [{topologyKey: a, maxSkew: 2}, {topologyKey: b}], hostAliases: [{ip: 1.1.1.1, hostnames: [b]}]}}
current: {status: {conditions: [{type: Ready, status: "True"}], podIPs: [{ip: 1.2.3.4}]}}
====
type: [apiextensions.k8s.io/v1, CustomResourceDefinition]
original: {spec: {versions: [{name: v1, schema: {openAPIV3Schema: {type: object, default: {a: 1}, properties: {a: {type: string}}}}}]}}
modified: {spec: {versions: [{name: v1, schema: {openAPIV3Schema: {type: object, default: {a: 2}, properties: {b: {type: string}}}}}], names: {shortNames: [a]}}}
current: {spec: {names: {shortNames: [b]}}}`
