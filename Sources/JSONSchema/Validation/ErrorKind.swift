import Codecs
import GoTemplate

/// What is wrong with a value; the texts are those of jsonschema's kind.go.
enum ErrorKind {
    /// The head of all errors found by a schema.
    case schema(url: GoString)
    /// Several errors of one value.
    case group
    case reference
    case referenceCycle(url: GoString, GoString, GoString)
    case falseSchema
    case invalidValue(GoString)
    case type(got: JSONTypes, want: JSONTypes)
    case const(Value)
    case enumeration([Value])
    case format(GoString, got: GoString, reason: GoString)
    case not, allOf, anyOf, noneOf
    case oneOf(Int, Int)
    /// A number of things, or the length of a string, is outside the limit of a keyword.
    case count(StaticString, got: Int, want: Int)
    case limit(StaticString, got: ExactNumber, want: ExactNumber)
    case required([GoString])
    case dependency(of: GoString, [GoString])
    case additionalProperties([GoString])
    case additionalItems(Int)
    case propertyName(GoString)
    case uniqueItems(Int, Int)
    case contains
    case minContains([Int], want: Int)
    case maxContains([Int], want: Int)
    case pattern(got: GoString, want: GoString)

    var message: GoString {
        switch self {
        case .schema(let url): "jsonschema validation failed with " + url.singleQuoted
        case .group, .reference: "validation failed"
        case .referenceCycle(let url, let first, let second):
            "both " + first + " and " + second + " resolve to " + Strconv.quote(url) + " causing reference cycle"
        case .falseSchema: "false schema"
        case .invalidValue(let type): "invalid jsonType " + type
        case .type(let got, let want):
            "got " + got.names.joined(separator: "") + ", want " + want.names.joined(separator: " or ")
        case .const(let value): Self.expectation([value]) ?? "'const' failed"
        case .enumeration(let values): Self.expectation(values) ?? "'enum' failed"
        case .format(let name, let got, let reason): got.singleQuoted + " is not valid " + name + ": " + reason
        case .not: "'not' failed"
        case .allOf: "'allOf' failed"
        case .anyOf: "'anyOf' failed"
        case .noneOf: "'oneOf' failed, none matched"
        case .pattern(let got, let want): got.singleQuoted + " does not match pattern " + want.singleQuoted
        default: Self.message(of: self)
        }
    }

    private static func message(of kind: ErrorKind) -> GoString {
        switch kind {
        case .oneOf(let first, let second):
            "'oneOf' failed, subschemas " + first.grouped + ", " + second.grouped + " matched"
        case .count(let keyword, let got, let want): limit(keyword, got.grouped, want.grouped)
        case .limit(let keyword, let got, let want): limit(keyword, got.double.grouped, want.double.grouped)
        case .required(let names):
            (names.count == 1 ? "missing property " : "missing properties ") + names.singleQuoted
        case .dependency(let name, let missing):
            "properties " + missing.singleQuoted + " required, if " + name.singleQuoted + " exists"
        case .additionalProperties(let names): "additional properties " + names.singleQuoted + " not allowed"
        case .additionalItems(let count): "last " + count.grouped + " additionalItem(s) not allowed"
        case .propertyName(let name): "invalid propertyName " + name.singleQuoted
        case .uniqueItems(let first, let second):
            "items at " + first.grouped + " and " + second.grouped + " are equal"
        case .contains: "no items match contains schema"
        case .minContains([], let want): "min " + want.grouped + matching + "none matched"
        case .minContains(let got, let want): "min " + want.grouped + matching + matched(got)
        case .maxContains(let got, let want): "max " + want.grouped + matching + matched(got)
        default: GoString()
        }
    }

    private static let matching: GoString = " items required to match contains schema, but "

    private static func matched(_ positions: [Int]) -> GoString {
        let list = positions.map { GoString(String($0)) }.joined(separator: " ")
        return "matched " + positions.count.grouped + " items at " + list
    }

    private static func limit(_ keyword: StaticString, _ got: GoString, _ want: GoString) -> GoString {
        GoString(stringLiteral: keyword) + ": got " + got + ", want " + want
    }

    /// Names the values that would do; nil if they are not all scalars.
    private static func expectation(_ values: [Value]) -> GoString? {
        guard values.allSatisfy({ $0.object == nil && $0.array == nil }) else { return nil }
        let list = values.map(display).joined(separator: ", ")
        return values.count == 1 ? "value must be " + list : "value must be one of " + list
    }

    private static func display(_ value: Value) -> GoString { value.text?.singleQuoted ?? GoFormat.describe(value) }
}
