import GoTemplate

/// What strategic merges know of a value: its Go type.
///
/// Mirrors strategicpatch meta.go PatchMetaFromStruct and third_party/forked/golang/json fields.go.
struct PatchSchema {
    let type: FieldType

    struct Field {
        let schema: PatchSchema
        let strategy: PatchStrategy
    }

    /// What is known of a field whose value is a map.
    func field(_ key: GoString) throws(PatchFailure) -> Field {
        guard type.goKind(ignoringPointer: true) == .struct else {
            let kind = type.goKind(ignoringPointer: true).rawValue
            throw PatchFailure(
                GoString("merging an object in json but data type is not struct, instead is: \(kind)"))
        }
        guard let field = type.field(named: key) else {
            throw PatchFailure(
                "unable to find api field in struct " + type.goName + " for the json field " + Strconv.quote(key))
        }
        return Field(schema: PatchSchema(type: field.type), strategy: field.patchStrategy)
    }

    /// What is known of a field whose value is a list, with the type of its elements.
    func listField(_ key: GoString) throws(PatchFailure) -> Field {
        let field = try field(key)
        let list = field.schema.type
        switch list.shape {
        case .list where list.element.shape == .list && !list.isPointer:
            throw PatchFailure("unexpected slice of slice")
        case .list, .bytes: return Field(schema: PatchSchema(type: list.element), strategy: field.strategy)
        case _ where list.isPointer: return field
        default:
            throw PatchFailure(GoString("expected slice or array type, but got: \(kindName)"))
        }
    }

    /// The kind of the type, as Go names it.
    var kindName: String { type.goKind(ignoringPointer: false).rawValue }
}

extension FieldType {
    /// Go's kind of the type; that of an integer may be another size.
    func goKind(ignoringPointer: Bool) -> GoKind {
        if isPointer && !ignoringPointer { return .pointer }
        return switch shape {
        case .string: .string
        case .bool: .bool
        case .number: .int32
        case .list, .bytes: .slice
        case .map: .map
        case .structure, .quantity, .roundedQuantity, .intOrString, .time, .unknown: .struct
        }
    }

    /// The type's name in Go, without its package.
    fileprivate var goName: GoString {
        switch shape {
        case .structure: structureName
        case .quantity, .roundedQuantity: "Quantity"
        case .intOrString: "IntOrString"
        case .time: "Time"
        default: ""
        }
    }
}
