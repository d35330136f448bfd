import GoTemplate

extension JSON {
    /// What `json.Unmarshal` stores in a variable of type `map[string]interface {}` or `[]interface {}`.
    ///
    /// `null` gives the nil map or slice; any other value leaves an empty one and a failure. An earlier failure stays.
    package static func fit(_ decoded: Decoded, to type: GoType) -> (value: Value, failure: Failure?) {
        switch decoded.value {
        case .map where type.kind == .map: return (decoded.value, decoded.failure)
        case .list where type.kind == .slice: return (decoded.value, decoded.failure)
        case .null where decoded.failure == nil: return (nilValue(of: type), nil)
        default:
            let failure = Failure(
                GoString("json: cannot unmarshal \(typeName(of: decoded.value)) into Go value of type \(type.name)"))
            return (type.kind == .map ? .map(Map(type: type)) : .list([]), failure)
        }
    }

    /// What `json.Unmarshal` reports first when the value goes into a struct; nil where all of it fits.
    package static func misfit(of value: Value, in structure: JSONShape.Structure) -> Failure? {
        do throws(Failure) {
            _ = try fields(of: value, as: structure)
            return nil
        } catch {
            return error
        }
    }

    private static func nilValue(of type: GoType) -> Value {
        type.kind == .map ? .map(Map(type: type, isNilMap: true)) : .nilList(type)
    }

    /// The JSON type as Go's errors name it.
    package static func typeName(of value: Value) -> String {
        switch value {
        case .map: "object"
        case .list: "array"
        case .string: "string"
        case .bool: "bool"
        default: "number"
        }
    }
}
