import GoTemplate

/// Fits a YAML value to a Go type, as `sigs.k8s.io/yaml` and `encoding/json` do one after the other.
///
/// Numbers and booleans become strings where the type wants a string; the first value that does not fit is reported,
/// and the others are decoded all the same. Mirrors yaml.go convertToJSONableObject and encoding/json decode.go.
struct JSONShapeDecoder {
    /// Go's message for the first value that did not fit.
    private(set) var failure: GoString?
    private var structure: JSONShape.Structure?
    private var fieldPath: [GoString] = []

    /// Fits a value that still has its integers.
    ///
    /// - Returns: nil where Go leaves the variable as it was, as for a null that is to become a string. A struct
    ///   becomes a map of the fields that were set, under their own names.
    /// - Throws: an error that ends decoding at once.
    mutating func decode(_ value: Value, as shape: JSONShape) throws(JSON.Failure) -> Value? {
        switch shape {
        case .any: return Self.withFloats(value)
        case .string: return decodeString(value)
        case .bool:
            if case .bool = value { return value }
            return misfit(value, shape)
        case .time: return try decodeTime(value)
        case .pointer(let target): return value.isNil ? .null : try decode(value, as: target)
        case .list(let element): return try decodeList(value, of: element)
        case .dictionary(let element): return try decodeDictionary(value, of: element)
        case .object(let structure): return try decodeObject(value, as: structure)
        }
    }

    private mutating func decodeString(_ value: Value) -> Value? {
        switch value {
        case .string: value
        case .int(let number, _): .string(GoString(String(number)))
        case .uint(let number, _): .string(GoString(String(number)))
        case .float(let number): .string(Strconv.formatFloat(number, format: "g", precision: -1, bitSize: 32))
        case .bool(let flag): .string(flag ? "true" : "false")
        default: misfit(value, .string)
        }
    }

    private func decodeTime(_ value: Value) throws(JSON.Failure) -> Value? {
        if value.isNil { return nil }
        guard case .string(let text) = value else {
            throw JSON.Failure("Time.UnmarshalJSON: input is not a JSON string")
        }
        do { _ = try GoTime(parsing: text, layout: "2006-01-02T15:04:05Z07:00") } catch {
            throw JSON.Failure(error.message)
        }
        return value
    }

    private mutating func decodeList(_ value: Value, of element: JSONShape) throws(JSON.Failure) -> Value? {
        if value.isNil { return .null }
        guard case .list(let list) = value else { return misfit(value, .list(element)) }
        var elements: [Value] = []
        for item in list.elements { elements.append(try decode(item, as: element) ?? Self.zero(element)) }
        return .list(elements)
    }

    private mutating func decodeDictionary(_ value: Value, of element: JSONShape) throws(JSON.Failure) -> Value? {
        if value.isNil { return .null }
        guard case .map(let map) = value else { return misfit(value, .dictionary(element)) }
        let result = Map()
        for (key, item) in map.entries { result[key] = try decode(item, as: element) ?? Self.zero(element) }
        return .map(result)
    }

    private mutating func decodeObject(
        _ value: Value, as structure: JSONShape.Structure
    ) throws(JSON.Failure) -> Value? {
        if value.isNil { return nil }
        guard case .map(let map) = value else { return misfit(value, .object(structure)) }
        let outer = self.structure
        let result = Map()
        for (key, item) in map.entries {
            guard let field = structure.field(for: key) else { continue }
            self.structure = structure
            fieldPath.append(field.name)
            if let decoded = try decode(item, as: field.shape) { result[field.name] = decoded }
            fieldPath.removeLast()
            self.structure = outer
        }
        return .map(result)
    }

    private mutating func misfit(_ value: Value, _ shape: JSONShape) -> Value? {
        guard failure == nil, !value.isNil else { return nil }
        let kind = GoString(JSON.typeName(of: JSON.Decoded(value: value, failure: nil)))
        let place: GoString
        if let structure {
            place =
                "struct field " + structure.name + "."
                + GoString(Array(fieldPath.map(\.bytes).joined(separator: [0x2E])))
        } else {
            place = "value"
        }
        failure = "json: cannot unmarshal " + kind + " into Go " + place + " of type " + shape.typeName
        return nil
    }

    private static func zero(_ shape: JSONShape) -> Value {
        switch shape {
        case .string: .string(GoString())
        case .bool: .bool(false)
        case .object: .map(Map())
        default: .null
        }
    }

    /// The value as it is behind an `interface {}`: every number a float64.
    private static func withFloats(_ value: Value) -> Value {
        switch value {
        case .int(let number, _): .float(Double(number))
        case .uint(let number, _): .float(Double(number))
        case .list(let list): .list(list.elements.map(withFloats))
        case .map(let map): .map(map.mapValues(withFloats))
        default: value
        }
    }
}
