import GoTemplate

/// A Go struct with these fields, or a pointer to one, as templates of the command line see it.
struct GoRecord: HostContent {
    let fields: [(name: GoString, value: Value)]

    func isEqual(to other: any HostContent) -> Bool { false }

    static func value(_ type: GoType, _ fields: [(name: GoString, value: Value)]) -> Value {
        .host(HostObject(type: type, content: GoRecord(fields: fields)))
    }
}

extension GoType {
    /// The type of a struct, by its name with the package.
    static func record(_ name: String) -> GoType { GoType(name, kind: .struct, isNamed: true) }

    /// The type of pointers to a struct, with methods of its own.
    static func pointer(to name: String, methods: [Method] = []) -> GoType {
        GoType("*" + name, kind: .pointer, element: record(name), methods: methods)
    }
}
