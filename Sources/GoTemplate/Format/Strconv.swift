/// Go's `strconv`: numbers and quoted strings to text and back.
package enum Strconv {
    /// `strconv.NumError`: its message is `strconv.FUNC: parsing "TEXT": REASON`.
    package struct NumberError: Error {
        package let function: String
        package let text: GoString
        /// `invalid syntax`, `value out of range`, or another of Go's reasons.
        package let reason: String
        package var message: GoString { GoString("strconv.\(function): parsing \"\(text.text)\": \(reason)") }
    }

    /// `strconv.ParseInt`; base 0 reads the prefix and underscores.
    package static func parseInt(_ text: GoString, base: Int, bitSize: Int = 64) throws(NumberError) -> Int64 { 0 }

    /// `strconv.ParseUint`.
    package static func parseUint(_ text: GoString, base: Int, bitSize: Int = 64) throws(NumberError) -> UInt64 { 0 }

    /// `strconv.Atoi`.
    package static func atoi(_ text: GoString) throws(NumberError) -> Int { 0 }

    /// `strconv.ParseFloat`.
    package static func parseFloat(_ text: GoString, bitSize: Int = 64) throws(NumberError) -> Double { 0 }

    /// `strconv.ParseBool`.
    package static func parseBool(_ text: GoString) throws(NumberError) -> Bool { false }

    /// `strconv.FormatFloat`; `format` is one of `e E f g G x X b`, precision -1 is the shortest that reads back.
    package static func formatFloat(_ number: Double, format: Character, precision: Int, bitSize: Int = 64) -> GoString {
        GoString()
    }

    /// `strconv.Quote`.
    package static func quote(_ text: GoString) -> GoString { GoString() }

    /// `strconv.Unquote`; nil where the text is no Go literal.
    package static func unquote(_ text: GoString) -> GoString? { nil }
}
