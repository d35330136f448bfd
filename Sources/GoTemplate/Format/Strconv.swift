/// Go's `strconv`: numbers and quoted strings to text and back.
package enum Strconv {
    /// `strconv.NumError`: its message is `strconv.FUNC: parsing "TEXT": REASON`.
    package struct NumberError: GoError {
        package let function: String
        package let text: GoString
        /// `invalid syntax`, `value out of range`, or another of Go's reasons.
        package let reason: String

        package var message: GoString {
            var bytes = Array("strconv.\(function): parsing ".utf8)
            appendQuote(text, to: &bytes)
            bytes.append(contentsOf: ": \(reason)".utf8)
            return GoString(bytes)
        }
    }

    /// Why a number cannot be read, without the text it was read from.
    enum Failure {
        case syntax, range, base(Int), bitSize(Int)

        func error(_ function: String, _ text: GoString) -> NumberError {
            let reason =
                switch self {
                case .syntax: "invalid syntax"
                case .range: "value out of range"
                case .base(let base): "invalid base \(base)"
                case .bitSize(let size): "invalid bit size \(size)"
                }
            return NumberError(function: function, text: text, reason: reason)
        }
    }

    /// `strconv.ParseBool`.
    package static func parseBool(_ text: GoString) throws(NumberError) -> Bool {
        switch text.text {
        case "1", "t", "T", "true", "TRUE", "True": return true
        case "0", "f", "F", "false", "FALSE", "False": return false
        default: throw Failure.syntax.error("ParseBool", text)
        }
    }
}
