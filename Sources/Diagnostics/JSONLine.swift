/// A message to a program: a JSON object on one line.
package struct JSONLine: Sendable {
    private var fields: [String] = []

    package init() {}

    /// The object with a newline at its end.
    package var text: String { object + "\n" }

    package var object: String { "{" + fields.joined(separator: ",") + "}" }

    package mutating func add(_ name: String, _ text: String) { add(name, raw: Self.quoted(text)) }

    package mutating func add(_ name: String, _ number: Int) { add(name, raw: String(number)) }

    package mutating func add(_ name: String, _ line: JSONLine) { add(name, raw: line.object) }

    package mutating func add(_ name: String, _ lines: [JSONLine]) {
        add(name, raw: "[" + lines.map(\.object).joined(separator: ",") + "]")
    }

    private mutating func add(_ name: String, raw value: String) { fields.append(Self.quoted(name) + ":" + value) }

    /// No control character stays as it is: whoever shows the line on a terminal is safe from it.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                result += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
