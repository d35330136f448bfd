import Codecs
import Failures
import GoTemplate

extension GoType {
    /// Go's `common.Values`, the type of `.Values` and of the dot: a map whose methods hide keys of their names.
    package static let commonValues = GoType(
        "common.Values", kind: .map, element: .any, isNamed: true, methods: ChartValues.methods)
}

/// Looks values up by names joined with dots.
///
/// Mirrors pkg/chart/common values.go.
package enum ChartValues {
    fileprivate static var methods: [Method] { [yamlMethod, tableMethod, asMapMethod, pathValueMethod, encodeMethod] }

    /// Looks a table up by names joined with dots, Go's `Values.Table`.
    package static func table(_ path: GoString, in values: Map) throws(HelmError) -> Map {
        var table = values
        for name in path.split(at: UInt8(ascii: ".")) {
            guard case .map(let inner)? = table[name], inner.type == .anyMap || inner.type == .commonValues else {
                throw HelmError(Strconv.quote(name) + " is not a table")
            }
            table = inner
        }
        return table
    }

    /// Looks up what is not a table by names joined with dots, Go's `Values.PathValue`.
    static func pathValue(_ path: GoString, in values: Map) throws(HelmError) -> Value {
        if path.isEmpty { throw HelmError("YAML path cannot be empty") }
        var names = path.split(at: UInt8(ascii: "."))
        let key = names.removeLast()
        let holder = names.isEmpty ? values : try? table(names.joined(by: "."), in: values)
        guard let value = holder?[key], value.table == nil else {
            throw HelmError(Strconv.quote(key) + " is not a value")
        }
        return value
    }

    private static let yamlMethod = Method("YAML") { receiver, _ in
        .string(GoString(try encode(receiver)))
    }

    private static let tableMethod = Method("Table", [.string]) { receiver, arguments in
        let found = try reporting { () throws(HelmError) -> Map in try table(arguments.string(0), in: map(receiver)) }
        return .map(Map(converting: found, to: .commonValues))
    }

    private static let asMapMethod = Method("AsMap") { receiver, _ in
        let map = map(receiver)
        return .map(map.isEmpty ? Map() : Map(converting: map, to: .anyMap))
    }

    private static let pathValueMethod = Method("PathValue", [.string]) { receiver, arguments in
        try reporting { () throws(HelmError) -> Value in try pathValue(arguments.string(0), in: map(receiver)) }
    }

    /// `Encode` wants an `io.Writer`, which no template has but for nil.
    private static let encodeMethod = Method("Encode", [writer]) { _, _ in
        throw FunctionError("runtime error: invalid memory address or nil pointer dereference")
    }

    private static let writer = GoType("io.Writer", kind: .interface, isNamed: true)

    private static func map(_ value: Value) -> Map {
        if case .map(let map) = value { return map }
        return Map()
    }

    private static func reporting<Result>(_ body: () throws(HelmError) -> Result) throws -> Result {
        do { return try body() } catch { throw FunctionError(error.message) }
    }

    private static func encode(_ value: Value) throws -> [UInt8] {
        do { return try YAML.encode(value) } catch {
            throw FunctionError(error.goMessage)
        }
    }
}
