import GoLibrary
import GoTemplate

extension Bool: FlagKind {
    static var zero: Bool { false }
    static var bare: Bool? { true }
    static var placeholder: String { "" }

    static func text(of value: Bool) -> String { value ? "true" : "false" }

    static func read(_ text: GoString, after earlier: Bool?) throws(FlagValueFailure) -> Bool {
        do { return try Strconv.parseBool(text) } catch { throw FlagValueFailure(error) }
    }
}

extension Int: FlagKind {
    static var zero: Int { 0 }
    static var placeholder: String { "int" }

    static func text(of value: Int) -> String { String(value) }

    static func read(_ text: GoString, after earlier: Int?) throws(FlagValueFailure) -> Int {
        do { return Int(try Strconv.parseInt(text, base: 0)) } catch { throw FlagValueFailure(error) }
    }
}

extension UInt: FlagKind {
    static var zero: UInt { 0 }
    static var placeholder: String { "uint" }

    static func text(of value: UInt) -> String { String(value) }

    static func read(_ text: GoString, after earlier: UInt?) throws(FlagValueFailure) -> UInt {
        do { return UInt(try Strconv.parseUint(text, base: 0)) } catch { throw FlagValueFailure(error) }
    }
}

/// pflag's float32, which is read with the precision of a Double.
extension Float: FlagKind {
    typealias Content = Double

    static var zero: Double { 0 }
    static var placeholder: String { "float32" }

    static func text(of value: Double) -> String {
        Strconv.formatFloat(value, format: "g", precision: -1, bitSize: 32).text
    }

    static func read(_ text: GoString, after earlier: Double?) throws(FlagValueFailure) -> Double {
        do {
            _ = try Strconv.parseFloat(text, bitSize: 32)
            return try Strconv.parseFloat(text)
        } catch { throw FlagValueFailure(error) }
    }
}

extension GoString: FlagKind {
    static var zero: GoString { GoString() }
    static var placeholder: String { "string" }

    static func text(of value: GoString) -> String { value.text }

    static func read(_ text: GoString, after earlier: GoString?) -> GoString { text }
}

extension GoDuration: FlagKind {
    static var zero: GoDuration { GoDuration(nanoseconds: 0) }
    static var placeholder: String { "duration" }

    static func text(of value: GoDuration) -> String { value.text.text }

    static func read(_ text: GoString, after earlier: GoDuration?) throws(FlagValueFailure) -> GoDuration {
        do { return try GoDuration(parsing: text) } catch { throw FlagValueFailure(reason: error.message.text) }
    }
}

/// pflag's stringArray: repeatable; each occurrence is one element, commas and all.
extension [GoString]: FlagKind {
    static var zero: [GoString] { [] }
    static var placeholder: String { "stringArray" }

    static func text(of value: [GoString]) -> String { "[" + value.map(\.text).joined(separator: ",") + "]" }

    static func read(_ text: GoString, after earlier: [GoString]?) -> [GoString] { (earlier ?? []) + [text] }
}
