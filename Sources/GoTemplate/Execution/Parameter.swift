/// The type of a parameter, with what the executor asks about it for every argument.
package struct Parameter: Sendable {
    /// The types that can be told without looking at the type itself: those of nearly all parameters.
    private enum Kind: Sendable {
        case any, reflectValue, string, int, bool, anyMap, other
    }

    private let kind: Kind
    /// Types live as long as the process, so that passing a parameter counts no references.
    unowned(unsafe) let type: GoType

    private init(_ type: GoType, _ kind: Kind) {
        self.type = type
        self.kind = kind
    }

    /// A parameter of any type.
    package init(_ type: GoType) {
        let known = [Self.any, .reflectValue, .string, .int, .bool, .anyMap]
        self = known.first { $0.type === type } ?? Parameter(type, .other)
    }

    /// Whether anything can be passed.
    var takesAnything: Bool { kind == .any || kind == .reflectValue }

    /// Whether constants that are strings can be passed.
    var takesStrings: Bool { kind == .string || takesAnything || type.kind == .string }

    /// Whether a value can be passed just as it is; others may still be passed after a closer look.
    @inline(__always)
    func takes(_ value: Value) -> Bool {
        switch (kind, value) {
        case (.any, .invalid), (.any, .host): false
        case (.any, _), (.reflectValue, _), (.string, .string), (.int, .int(_, .int)), (.bool, .bool): true
        case (.anyMap, .map(let map)): map.type === type
        default: false
        }
    }
}

extension Parameter {
    package static var any: Parameter { Parameter(.any, .any) }
    package static var reflectValue: Parameter { Parameter(.reflectValue, .reflectValue) }
    package static var string: Parameter { Parameter(.string, .string) }
    package static var int: Parameter { Parameter(.int, .int) }
    package static var bool: Parameter { Parameter(.bool, .bool) }
    package static var anyMap: Parameter { Parameter(.anyMap, .anyMap) }
    package static var anySlice: Parameter { Parameter(.anySlice, .other) }
    package static var float64: Parameter { Parameter(.float64, .other) }
    package static var uint32: Parameter { Parameter(.uint32, .other) }
}

/// What arguments a function or method takes.
final class Signature: Sendable {
    private let parameters: [Parameter]
    /// What arguments beyond the parameters are passed for.
    private let last: Parameter
    let isVariadic: Bool
    /// How many arguments must be given.
    let fixedCount: Int

    init(parameters: [Parameter], isVariadic: Bool) {
        self.parameters = parameters
        self.last = parameters.last ?? .any
        self.isVariadic = isVariadic
        self.fixedCount = isVariadic ? parameters.count - 1 : parameters.count
    }

    /// Whether a call may have so many arguments.
    @inline(__always)
    func takes(count: Int) -> Bool { count == fixedCount || (isVariadic && count > fixedCount) }

    /// What argument `index` is passed for.
    @inline(__always)
    func parameter(at index: Int) -> Parameter { index < parameters.count ? parameters[index] : last }
}
