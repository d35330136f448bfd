import Codecs
import GoTemplate

/// The functions Helm adds to Sprig for YAML and JSON; mirrors pkg/engine/funcs.go.
package enum CodecFunctions {
    package static let functions: [Function] = [
        Function("toYaml", [.any]) { arguments in .string(try emptyOnFailure { try yaml(arguments[0]) }) },
        Function("mustToYaml", [.any]) { arguments in .string(try reporting { try yaml(arguments[0]) }) },
        Function("toYamlPretty", [.any]) { arguments in .string(try emptyOnFailure { try prettyYAML(arguments[0]) }) },
        Function("fromYaml", [.string]) { fromYAML($0.string(0)) },
        Function("fromYamlArray", [.string]) { fromYAMLArray($0.string(0)) },
        Function("toJson", [.any]) { arguments in .string(try emptyOnFailure { try json(arguments[0]) }) },
        Function("mustToJson", [.any]) { arguments in .string(try reporting { try json(arguments[0]) }) },
        Function("fromJson", [.string]) { fromJSON($0.string(0)) },
        Function("fromJsonArray", [.string]) { fromJSONArray($0.string(0)) },
    ]
}

// MARK: - Writing

extension CodecFunctions {
    private static func yaml(_ value: Value) throws -> GoString { try trimmingBreak(YAML.encode(value)) }

    private static func prettyYAML(_ value: Value) throws -> GoString { try trimmingBreak(YAML.encodePretty(value)) }

    private static func json(_ value: Value) throws -> GoString { GoString(try JSON.encode(value)) }

    private static func trimmingBreak(_ bytes: consuming [UInt8]) -> GoString {
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return GoString(bytes)
    }

    /// Helm drops the errors; limits are ours, and are reported.
    private static func emptyOnFailure(_ body: () throws -> GoString) throws -> GoString {
        do {
            return try body()
        } catch let limit as FunctionError {
            throw limit
        } catch {
            return GoString()
        }
    }

    private static func reporting<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw FunctionError(error.goMessage)
        }
    }
}

// MARK: - Reading

extension CodecFunctions {
    /// An error comes as the entry `Error` of the map.
    private static func fromYAML(_ text: GoString) -> Value {
        do {
            return .map(try YAML.decodeMap(text.bytes))
        } catch {
            return .map(Map([(key: "Error", value: .string(error.goMessage))]))
        }
    }

    /// An error comes as the only element of the list.
    private static func fromYAMLArray(_ text: GoString) -> Value {
        do {
            return .appended(try YAML.decodeList(text.bytes))
        } catch {
            return .list([.string(error.goMessage)])
        }
    }

    /// Unlike YAML, `null` gives a nil map, and what could be read stands beside the error.
    private static func fromJSON(_ text: GoString) -> Value {
        do {
            let decoded = try JSON.decodeLeniently(text.bytes)
            let (value, failure) = JSON.fit(decoded, to: .anyMap)
            guard let failure else { return value }
            guard case .map(let map) = value else { return value }
            map["Error"] = .string(failure.message)
            return value
        } catch {
            return .map(Map([(key: "Error", value: .string(error.goMessage))]))
        }
    }

    private static func fromJSONArray(_ text: GoString) -> Value {
        do {
            let (value, failure) = JSON.fit(try JSON.decodeLeniently(text.bytes), to: .anySlice)
            return failure.map { .list([.string($0.message)]) } ?? value
        } catch {
            return .list([.string(error.goMessage)])
        }
    }
}
