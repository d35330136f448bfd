import Compatibility
import GoLibrary
import GoTemplate

/// Puts a JSON value into the fields of Go structs; mirrors encoding/json decode.go.
///
/// What fits is kept and the first misfit is the failure. A struct is shown as a map with the keys of its tags; a key
/// that is not there was not set, and one with nil is a nil slice, map or pointer.
struct StructDecoder {
    /// The first thing that did not fit.
    private(set) var failure: JSON.Failure?
    /// Whether a key without a field is a failure, as after `DisallowUnknownFields`.
    private let refusesUnknownFields: Bool
    /// Whether a key in another case is unknown, as to sigs.k8s.io/json.
    private let matchesCase: Bool
    private var structure: JSONShape.Structure?
    private var fieldPath: [GoString] = []
    /// Whether misfits are told in the words of Go 1.27, with the keys of maps and the numbers of items on the way;
    /// sigs.k8s.io/json keeps the old ones.
    private let hasNewWords: Bool

    init(refusesUnknownFields: Bool = false, matchesCase: Bool = false) {
        self.refusesUnknownFields = refusesUnknownFields
        self.matchesCase = matchesCase
        hasNewWords = !matchesCase && Compatibility.has(.jsonOfGo127)
    }

    /// The value in its new place; nil where the place stays as it is.
    ///
    /// - Parameter previous: what the place holds already; elements and fields of it stay where nothing replaces them.
    /// - Throws: what ends decoding at once, such as a time that cannot be read.
    mutating func decode(_ value: Value, as shape: JSONShape, onto previous: Value? = nil) throws -> Value? {
        switch (shape, value) {
        case (.pointer(let target), _):
            return value.isNil ? .null : try decode(value, as: target, onto: previous)
        case (.any, _): return matchesCase ? value : withoutIntegers(value)
        case (.list, .null), (.dictionary, .null), (.bytes, .null), (.named(_, .list), .null): return .null
        case (_, .null): return nil
        case (.named(_, .string), .string): return value
        case (.string, .string), (.bool, .bool): return value
        case (.time, _): return try decodeTime(value)
        case (.bytes, .string(let text)): return decodeBytes(text)
        case (.list(let element), .list(let list)), (.named(_, .list(let element)), .list(let list)):
            return try decode(list, elements: element, onto: previous)
        case (.dictionary(let element), .map(let map)): return try decode(map, elements: element, onto: previous)
        case (.object(let structure), .map(let map)): return try decode(map, as: structure, onto: previous)
        default:
            fail(value, shape)
            return nil
        }
    }

    /// Mirrors literalStore for `interface{}`: every number is a float64.
    private func withoutIntegers(_ value: Value) -> Value {
        switch value {
        case .int(let number, _): .float(Double(number))
        case .uint(let number, _): .float(Double(number))
        case .list(let list): .appended(list.elements.map(withoutIntegers))
        case .map(let map): .map(Map(keys: map.keys, values: map.values.map(withoutIntegers)))
        default: value
        }
    }

    /// Mirrors literalStore for `[]byte`; what is no Base64 is noted and leaves the place as it is.
    private mutating func decodeBytes(_ text: GoString) -> Value? {
        do throws(CorruptInputError) {
            return .string(GoString(try Base64.decode(text.bytes)))
        } catch {
            if failure == nil { failure = JSON.Failure(error.message) }
            return nil
        }
    }

    private func decodeTime(_ value: Value) throws -> Value {
        guard case .string(let text) = value else {
            throw JSON.Failure("Time.UnmarshalJSON: input is not a JSON string")
        }
        // Go reads the time as it stands in the JSON text, with its escapes.
        let written = GoString(Array(try JSON.encode(.string(text)).dropFirst().dropLast()))
        do {
            return .string(try GoTime(parsing: written, layout: "2006-01-02T15:04:05Z07:00").rfc3339Nano)
        } catch {
            throw JSON.Failure(error.message)
        }
    }
}

// MARK: - Containers

extension StructDecoder {
    private mutating func decode(_ list: List, elements shape: JSONShape, onto previous: Value?) throws -> Value {
        var held: [Value] = []
        if case .list(let list)? = previous { held = list.elements }
        var elements: [Value] = []
        for (index, element) in list.elements.enumerated() {
            let place = index < held.count ? held[index] : nil
            if hasNewWords { fieldPath.append(GoString("\(index)")) }
            elements.append(try decode(element, as: shape, onto: place) ?? place ?? zero(of: shape))
            if hasNewWords { fieldPath.removeLast() }
        }
        return .appended(elements)
    }

    private mutating func decode(_ map: Map, elements shape: JSONShape, onto previous: Value?) throws -> Value {
        let result = Map()
        if case .map(let held)? = previous {
            for (key, value) in held.entries { result[key] = value }
        }
        for (key, value) in map.entries {
            if hasNewWords { fieldPath.append(key) }
            result[key] = try decode(value, as: shape) ?? zero(of: shape)
            if hasNewWords { fieldPath.removeLast() }
        }
        return .map(result)
    }

    private mutating func decode(_ map: Map, as structure: JSONShape.Structure, onto previous: Value?) throws -> Value {
        let result = Map()
        if case .map(let held)? = previous {
            for (key, value) in held.entries { result[key] = value }
        }
        let outer = self.structure
        for (key, value) in map.entries {
            guard let field = structure.field(for: key, matchesCase: matchesCase) else {
                noteUnknownField(key)
                continue
            }
            self.structure = structure
            // A JSON Pointer has the key as it was written.
            fieldPath.append(hasNewWords ? key : structure.pathElement(of: field.name))
            if let decoded = try decode(value, as: field.shape, onto: result[field.name]) {
                result[field.name] = decoded
            }
            fieldPath.removeLast()
            self.structure = outer
        }
        return .map(result)
    }

    private func zero(of shape: JSONShape) -> Value {
        switch shape {
        case .any, .list, .dictionary, .pointer, .bytes: .null
        case .string, .time: .string(GoString())
        case .bool: .bool(false)
        case .object: .map(Map())
        case .named(_, let shape): zero(of: shape)
        }
    }
}

// MARK: - Failures

extension StructDecoder {
    /// Mirrors UnmarshalTypeError: inside of a struct it names the path of the field from the root.
    private mutating func fail(_ value: Value, _ shape: JSONShape) {
        guard failure == nil else { return }
        let found = JSON.typeName(of: value)
        var place = "Go value"
        if hasNewWords {
            place = JSONPlace(fieldPath).description
        } else if structure != nil || !fieldPath.isEmpty {
            let path = fieldPath.map(\.text).joined(separator: ".")
            place = "Go struct field \(structure?.name.text ?? "").\(path)"
        }
        failure = JSON.Failure(GoString("json: cannot unmarshal \(found) into \(place) of type \(shape.typeName.text)"))
    }

    private mutating func noteUnknownField(_ key: GoString) {
        guard refusesUnknownFields, failure == nil else { return }
        failure = JSON.Failure("json: unknown field " + Strconv.quote(key))
    }
}
