import Charts
import Codecs
import Failures
import GoTemplate
import ValueReads

/// A JSON Schema for the values of a chart, made of its `values.yaml` and of what its templates read.
///
/// A map is closed, so that mistyped keys are found, where templates only read entries by name. A value is of the type
/// it has in `values.yaml`, unless a template asks of which it is, or it is null there.
package struct InferredSchema {
    private let chart: Chart
    private let reads: ChartReads
    private let comments: ValueComments

    /// - Throws: `HelmError` where values and charts do not fit together.
    package init(of chart: Chart, functions: FunctionTable, log: Log) throws(HelmError) {
        self.chart = chart
        reads = try ChartReads(of: chart, userValues: Map(), functions: functions, log: log)
        comments = ValueComments(chart.valuesText ?? [])
    }

    /// The schema as JSON with a newline at its end.
    package var text: GoString {
        get throws { GoString(try JSON.encode(document, indent: "  ") + [0x0A]) }
    }

    private var document: Value {
        var object = JSONObject()
        object.add("$schema", .string("http://json-schema.org/draft-07/schema#"))
        object.add("title", .string("Values of " + chart.name))
        // With what the chart imports from its subcharts.
        add(reads.chart.values ?? Map(), at: ValuePath(), to: &object)
        return object.value
    }

    private func schema(of value: Value, at path: ValuePath) -> Value {
        var object = JSONObject()
        guard Nesting.allows(path.components.count) else { return object.value }
        if let comment = comments.text(above: path) { object.add("description", .string(comment)) }
        switch value {
        case .map(let map): add(map, at: path, to: &object)
        case .list(let list): add(list, at: path, to: &object)
        default: addScalar(value, at: path, to: &object)
        }
        return object.value
    }

    // MARK: Scalars

    private func addScalar(_ value: Value, at path: ValuePath, to object: inout JSONObject) {
        guard let type = value.schemaType else { return }
        if !mayBeOfAnyKind(path) { object.add("type", .string(type)) }
        if !path.isSecret { object.add("default", value) }
    }

    private func mayBeOfAnyKind(_ path: ValuePath) -> Bool {
        !reads.isComplete || reads.own(path).contains { $0.extent == .kind || $0.isTemplate }
    }

    // MARK: Maps

    private func add(_ map: Map, at path: ValuePath, to object: inout JSONObject) {
        if !mayBeOfAnyKind(path) || path.components.isEmpty { object.add("type", .string("object")) }
        var properties = JSONObject()
        for (key, value) in map.entries { properties.add(key, property(value, at: path.appending(.key(key)))) }
        for key in addedKeys(map, at: path) { properties.add(key, schema(of: .null, at: path.appending(.key(key)))) }
        object.add("properties", properties.value)
        if isClosed(map, at: path) { object.add("additionalProperties", .bool(false)) }
    }

    /// Values of subcharts and globals are for others to judge.
    private func property(_ value: Value, at path: ValuePath) -> Value {
        guard let first = path.components.first, isForeign(first) else { return schema(of: value, at: path) }
        var object = JSONObject()
        object.add("type", .string("object"))
        return value.isNil ? JSONObject().value : object.value
    }

    private func isForeign(_ component: ValuePath.Component) -> Bool {
        guard case .key(let key) = component else { return false }
        return key == "global" || subchartNames.contains(key)
    }

    private var subchartNames: Set<GoString> {
        Set(chart.dependencies.map(\.name) + chart.requestedDependencies.map { $0.alias.isEmpty ? $0.name : $0.alias })
    }

    /// Keys that templates read and `values.yaml` does not have, and those that other charts set.
    private func addedKeys(_ map: Map, at path: ValuePath) -> [GoString] {
        var keys = Set(reads.readKeys(below: path))
        if path.components.isEmpty { keys.formUnion(["enabled", "global", "tags"] + subchartNames) }
        return keys.filter { map[$0] == nil }.sorted()
    }

    private func isClosed(_ map: Map, at path: ValuePath) -> Bool {
        guard reads.isComplete, !map.isEmpty else { return false }
        return !reads.isOpen(path)
    }

    // MARK: Lists

    /// Items may have more keys than those in `values.yaml`, which are examples.
    private func add(_ list: List, at path: ValuePath, to object: inout JSONObject) {
        if !mayBeOfAnyKind(path) { object.add("type", .string("array")) }
        let types = Set(list.elements.map(\.schemaKind))
        guard types.count == 1, let type = types.first, let type, !reads.asksForKind(below: path) else { return }
        var items = JSONObject()
        items.add("type", .string(type))
        object.add("items", items.value)
    }
}

extension Value {
    fileprivate var schemaType: GoString? {
        switch self {
        case .string: "string"
        case .bool: "boolean"
        case .int, .uint: "integer"
        case .float(let number): number.rounded() == number ? "integer" : "number"
        default: nil
        }
    }

    /// The type of an item; numbers are numbers, for the next item may have a fraction.
    fileprivate var schemaKind: GoString? {
        switch self {
        case .map: "object"
        case .list: "array"
        case .int, .uint, .float: "number"
        default: schemaType
        }
    }
}

extension ValuePath {
    /// Whether one of its keys is the name of a secret.
    var isSecret: Bool {
        components.contains { if case .key(let key) = $0 { SensitiveName.isSensitive(key) } else { false } }
    }
}
