import Compatibility
import GoTemplate

/// JSON whose values stay as they are written; Go's `json.RawMessage`.
package enum RawJSON {
    /// The members of the object that a text begins with, each as it is written; of two with one key the last counts.
    ///
    /// - Returns: nothing for `null`.
    package static func members(of text: [UInt8]) throws(JSON.Failure) -> [GoString: [UInt8]] {
        switch try prefix(text, from: 0).value {
        case .map: break
        case .null: return [:]
        case let other:
            let found = JSON.typeName(of: other)
            let raw = Compatibility.has(.jsonOfGo127) ? "jsontext.Value" : "json.RawMessage"
            throw JSON.Failure(
                GoString("json: cannot unmarshal \(found) into Go value of type map[string]\(raw)"))
        }
        return try members(ofObjectIn: text)
    }

    /// - Parameter text: begins with an object that was found to be right.
    private static func members(ofObjectIn text: [UInt8]) throws(JSON.Failure) -> [GoString: [UInt8]] {
        var members: [GoString: [UInt8]] = [:]
        var position = skippingBlanks(text, from: 0) + 1
        while position < text.count {
            position = skippingBlanks(text, from: position)
            guard position < text.count, text[position] == UInt8(ascii: "\"") else { break }
            let key = try prefix(text, from: position)
            // Behind the colon.
            let start = skippingBlanks(text, from: skippingBlanks(text, from: key.end) + 1)
            let end = try prefix(text, from: start).end
            if case .string(let name) = key.value { members[name] = Array(text[start..<end]) }
            // Behind the comma.
            position = skippingBlanks(text, from: end) + 1
        }
        return members
    }

    /// The string that a text is.
    package static func string(_ text: [UInt8]) throws(JSON.Failure) -> GoString {
        let value = try prefix(text, from: 0).value
        if case .string(let string) = value { return string }
        if value.isNil { return GoString() }
        throw JSON.Failure(
            GoString("json: cannot unmarshal \(JSON.typeName(of: value)) into Go value of type string"))
    }

    /// An object, its keys in order.
    package static func object(_ members: [GoString: [UInt8]]) -> [UInt8] {
        let texts = members.sorted { $0.key < $1.key }.map { key, value in
            // A string can always be written.
            ((try? JSON.encode(.string(key))) ?? []) + [UInt8(ascii: ":")] + value
        }
        return [UInt8(ascii: "{")] + Array(texts.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "}")]
    }

    package static func isBlank(_ text: [UInt8]) -> Bool { text.allSatisfy(isBlank) }

    private static func isBlank(_ byte: UInt8) -> Bool { " \t\r\n".utf8.contains(byte) }

    private static func skippingBlanks(_ text: [UInt8], from start: Int) -> Int {
        guard start < text.count else { return text.count }
        return text[start...].firstIndex { !isBlank($0) } ?? text.count
    }

    private static func prefix(_ text: [UInt8], from start: Int) throws(JSON.Failure) -> (value: Value, end: Int) {
        do { return try JSON.decodePrefix(text, from: start, numbers: .text) } catch let failure as JSON.Failure {
            throw failure
        } catch { throw JSON.Failure(error.goMessage) }
    }
}

// MARK: - Indenting

extension RawJSON {
    /// The same JSON with a line for each member and element.
    ///
    /// - Parameter text: JSON that was read or written here, so that its brackets are right.
    ///
    /// Mirrors encoding/json indent.go appendIndent, and compact, which escapes what HTML would read.
    package static func indented(_ text: [UInt8], with indent: UInt8) -> [UInt8] {
        var output: [UInt8] = []
        var depth = 0
        var isInString = false
        var isEscaped = false
        /// Whether a line begins as soon as something follows the opening bracket.
        var opens = false
        func newLine() { output += [UInt8(ascii: "\n")] + [UInt8](repeating: indent, count: depth) }
        for byte in text {
            if isInString {
                append(byte, to: &output)
                if !isEscaped && byte == UInt8(ascii: "\"") { isInString = false }
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            if isBlank(byte) { continue }
            let closes = byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
            if closes {
                depth -= 1
                if !opens { newLine() }
            } else if opens {
                newLine()
            }
            opens = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
            if opens { depth += 1 }
            output.append(byte)
            if byte == UInt8(ascii: ",") { newLine() }
            if byte == UInt8(ascii: ":") { output.append(UInt8(ascii: " ")) }
            isInString = byte == UInt8(ascii: "\"")
        }
        return output
    }

    private static func append(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "<"): output += Array("\\u003c".utf8)
        case UInt8(ascii: ">"): output += Array("\\u003e".utf8)
        case UInt8(ascii: "&"): output += Array("\\u0026".utf8)
        default: output.append(byte)
        }
    }
}
