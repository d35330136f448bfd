import Codecs
import GoTemplate

/// JSON whose objects keep the order of their fields.
enum OrderedJSON {
    case null
    case bool(Bool)
    case integer(Int)
    case string(GoString)
    /// A scalar that is written already.
    case scalar([UInt8])
    case array([OrderedJSON])
    case object([Field])

    struct Field {
        let key: GoString
        let value: OrderedJSON

        init(_ key: GoString, _ value: OrderedJSON) {
            self.key = key
            self.value = value
        }

        /// No field where the value is nil.
        init?(_ key: GoString, optional value: OrderedJSON?) {
            guard let value else { return nil }
            self.init(key, value)
        }
    }

    /// A field of an object, in the order of the text.
    init(_ node: Node) {
        switch node.kind {
        case .list: self = .array(node.children.map(OrderedJSON.init))
        case .map: self = .object(node.children.map { Field($0.key ?? GoString(), OrderedJSON($0)) })
        case .null: self = .null
        case .bool, .number, .string: self = .scalar(Self.scalar(node.value))
        }
    }

    /// An object without the fields that are nil.
    static func fields(_ fields: [Field?]) -> OrderedJSON { .object(fields.compactMap { $0 }) }

    static func text(_ text: String) -> OrderedJSON { .string(GoString(text)) }

    /// The text, indented by two blanks as Go's encoder does it.
    var bytes: [UInt8] {
        var output: [UInt8] = []
        write(to: &output, indentation: 0)
        return output
    }

    private func write(to output: inout [UInt8], indentation: Int) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): output.append(contentsOf: String(number).utf8)
        case .string(let text): output.append(contentsOf: Self.quoted(text))
        case .scalar(let bytes): output.append(contentsOf: bytes)
        case .array(let elements):
            Self.writeAll(elements, open: "[", close: "]", to: &output, indentation) { element, output in
                element.write(to: &output, indentation: indentation + 2)
            }
        case .object(let fields):
            Self.writeAll(fields, open: "{", close: "}", to: &output, indentation) { field, output in
                output.append(contentsOf: Self.quoted(field.key))
                output.append(contentsOf: ": ".utf8)
                field.value.write(to: &output, indentation: indentation + 2)
            }
        }
    }

    private static func quoted(_ text: GoString) -> [UInt8] { scalar(.string(text)) }

    /// A scalar as Go writes it, and in such a way that a terminal can show it.
    private static func scalar(_ value: Value) -> [UInt8] {
        VisibleText.escape((try? JSON.encode(value)) ?? Array("null".utf8), as: .json)
    }

    private static func writeAll<Element>(
        _ elements: [Element], open: UnicodeScalar, close: UnicodeScalar, to output: inout [UInt8],
        _ indentation: Int, _ body: (Element, inout [UInt8]) -> Void
    ) {
        output.append(UInt8(ascii: open))
        for (index, element) in elements.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            output.append(0x0A)
            output.append(contentsOf: repeatElement(0x20, count: indentation + 2))
            body(element, &output)
        }
        if !elements.isEmpty {
            output.append(0x0A)
            output.append(contentsOf: repeatElement(0x20, count: indentation))
        }
        output.append(UInt8(ascii: close))
    }
}
