/// The type of a parameter, with what the executor asks about it for every argument.
struct Parameter: Sendable {
    /// The types that can be told without looking at the type itself: those of nearly all parameters.
    private enum Kind: Sendable {
        case any, reflectValue, string, int, bool, anyMap, other
    }

    private let kind: Kind
    /// Types live as long as the process, so that passing a parameter counts no references.
    unowned(unsafe) let type: GoType

    init(_ type: GoType) {
        self.type = type
        self.kind =
            if type === GoType.string {
                .string
            } else if type === GoType.any {
                .any
            } else if type === GoType.int {
                .int
            } else if type === GoType.anyMap {
                .anyMap
            } else if type === GoType.reflectValue {
                .reflectValue
            } else {
                type === GoType.bool ? .bool : .other
            }
    }

    static let any = Parameter(.any)
    static let reflectValue = Parameter(.reflectValue)

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

/// What arguments a function or method takes.
final class Signature: Sendable {
    private let parameters: [Parameter]
    /// What arguments beyond the parameters are passed for.
    private let last: Parameter
    let isVariadic: Bool
    /// How many arguments must be given.
    let fixedCount: Int

    init(parameters: [GoType], isVariadic: Bool) {
        self.parameters = parameters.map { Parameter($0) }
        self.last = Parameter(parameters.last ?? .any)
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
