import GoTemplate

/// A Go struct, or a pointer to one, as templates see it: each is made of a Swift value.
protocol StructContent: HostContent {
    /// The type whose values these are.
    static var type: GoType { get }
}

extension StructContent {
    var value: Value { .host(HostObject(type: Self.type, content: self)) }

    /// Go compares pointers by identity, which is not kept here.
    func isEqual(to other: any HostContent) -> Bool { false }

    /// A method without parameters.
    static func method(_ name: StaticString, _ body: @escaping @Sendable (Self) -> Value) -> Method {
        Method("\(name)") { receiver, _ in
            guard case .host(let object) = receiver, let content = object.content as? Self else {
                throw FunctionError("runtime error: invalid memory address or nil pointer dereference")
            }
            return body(content)
        }
    }

    /// A method that gives nothing, which a template cannot call.
    static func method(withoutResult name: String) -> Method {
        let problem = "function \(name) has 0 return values; should be 1 or 2"
        return Method(name, variadic: true, signatureProblem: GoString(problem))
    }
}

extension GoType {
    /// `[]element`.
    static func slice(of element: GoType) -> GoType { GoType("[]" + element.name, kind: .slice, element: element) }
}

extension Value {
    /// A slice of this type, which is nil where it holds nothing.
    static func slice(_ elements: [Value], _ type: GoType) -> Value {
        .list(List(elements, type: type, isNilSlice: elements.isEmpty))
    }

    static func strings(_ elements: [GoString]) -> Value { slice(elements.map(Value.string), .stringSlice) }

    /// What a method gives that returns an error alone.
    static func error(of body: () throws -> Void) -> Value {
        do { try body() } catch { return ErrorContent(message: error.goMessage).value }
        return .nilPointer(ErrorContent.none)
    }
}

/// An error that is printed.
private struct ErrorContent: StructContent {
    static let type = GoType(
        "v2.ValidationError", kind: .string, isNamed: true, methods: [method("Error") { .string($0.message) }])
    static let none = GoType.pointer(to: "errors.errorString")
    let message: GoString
    var stringValue: GoString? { message }
    var underlying: Value? { .string(message) }
}

/// A string of a named type with a method `String`, such as a status.
struct NamedString: HostContent, Equatable {
    let text: GoString

    var stringValue: GoString? { text }
    var underlying: Value? { .string(text) }

    /// - Parameter methods: those besides `String`.
    static func type(_ name: String, methods: [Method] = []) -> GoType {
        let string = Method("String") { receiver, _ in .string(text(of: receiver)) }
        return GoType(name, kind: .string, isNamed: true, methods: [string] + methods)
    }

    static func text(of value: Value) -> GoString {
        guard case .host(let object) = value, let content = object.content as? NamedString else { return GoString() }
        return content.text
    }

    static func value(_ text: GoString, _ type: GoType) -> Value {
        .host(HostObject(type: type, content: NamedString(text: text)))
    }
}
