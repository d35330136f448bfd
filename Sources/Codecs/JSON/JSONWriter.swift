import Compatibility
import GoTemplate

/// Writes values as JSON; mirrors encoding/json encode.go and indent.go.
struct JSONWriter {
    private(set) var output: [UInt8] = []
    private let indent: [UInt8]
    private let isIndented: Bool
    private let escapesHTML: Bool
    private let marksFloats: Bool
    /// The maps being written, kept only below the depth where Go begins to look for cycles.
    private var openMaps: Set<ObjectIdentifier> = []

    /// Go looks for cycles from this depth on (`startDetectingCyclesAfter`).
    private static let cycleDepth = 1000
    /// Deeper values would need more stack than a render has; Go has no such limit.
    private static let maximumDepth = 100_000

    init(indent: [UInt8], escapesHTML: Bool, marksFloats: Bool = false) {
        self.marksFloats = marksFloats
        self.indent = indent
        self.isIndented = !indent.isEmpty
        self.escapesHTML = escapesHTML
    }

    mutating func write(_ value: Value, depth: Int) throws {
        switch value {
        case .invalid, .null: output.append("null")
        case .bool(let flag): output.append(flag ? "true" : "false")
        case .int(let number, _): output.append(decimal: number)
        case .uint(let number, _): output.append(decimal: number)
        case .float(let number): try write(number)
        case .complex: throw JSON.Failure("json: unsupported type: complex128")
        case .string(let text): write(text)
        case .list(let list): try write(list, depth: depth)
        case .map(let map): try write(map, depth: depth)
        case .host(let object): try write(object, depth: depth)
        }
    }
}

// MARK: - Containers

extension JSONWriter {
    private mutating func write(_ list: List, depth: Int) throws {
        if list.isNilSlice { return output.append("null") }
        if let bytes = list.bytes { return writeBase64(bytes) }
        try checkDepth(depth, UInt8(ascii: "["))
        output.append(UInt8(ascii: "["))
        let elements = list.elements
        for index in elements.indices {
            writeSeparator(isFirst: index == 0, depth: depth)
            try write(elements[index], depth: depth + 1)
        }
        writeEnd(UInt8(ascii: "]"), isEmpty: elements.isEmpty, depth: depth)
    }

    private mutating func write(_ map: Map, depth: Int) throws {
        if map.isNilMap { return output.append("null") }
        try checkDepth(depth, UInt8(ascii: "{"))
        guard depth >= Self.cycleDepth else { return try writeEntries(of: map, depth: depth) }
        let identity = ObjectIdentifier(map)
        guard openMaps.insert(identity).inserted else {
            throw JSON.Failure(GoString("json: unsupported value: encountered a cycle via \(map.type.name)"))
        }
        defer { openMaps.remove(identity) }
        try writeEntries(of: map, depth: depth)
    }

    private mutating func writeEntries(of map: Map, depth: Int) throws {
        try writeObject(map.keys, map.values, depth: depth)
    }

    private mutating func writeObject(_ keys: [GoString], _ values: [Value], depth: Int) throws {
        output.append(UInt8(ascii: "{"))
        for index in keys.indices {
            writeSeparator(isFirst: index == 0, depth: depth)
            write(keys[index])
            output.append(UInt8(ascii: ":"))
            if isIndented { output.append(UInt8(ascii: " ")) }
            try write(values[index], depth: depth + 1)
        }
        writeEnd(UInt8(ascii: "}"), isEmpty: keys.isEmpty, depth: depth)
    }

    private mutating func write(_ object: HostObject, depth: Int) throws {
        let content = object.content
        if let marshaled = try marshaled(object) { return try write(marshaled, depth: depth + 1) }
        if let underlying = content.underlying { return try write(underlying, depth: depth + 1) }
        try checkDepth(depth, UInt8(ascii: "{"))
        let fields = content.jsonFields
        try writeObject(fields.map(\.name), fields.map(\.value), depth: depth)
    }

    private func marshaled(_ object: HostObject) throws -> Value? {
        do {
            return try object.content.marshalJSON()
        } catch let error as FunctionError {
            throw JSON.Failure(
                GoString("json: error calling MarshalJSON for type \(object.type.name): ") + error.message)
        }
    }

    private func checkDepth(_ depth: Int, _ opening: UInt8) throws {
        if isIndented && depth >= JSON.maximumDepth {
            // json.MarshalIndent reads its own output again, and its scanner has a limit.
            throw JSON.Failure(GoString("invalid character '\(Character(UnicodeScalar(opening)))' exceeded max depth"))
        }
        if !Nesting.allows(depth, upTo: Self.maximumDepth) {
            throw JSON.Failure("json: unsupported value: nested too deeply")
        }
        try ResultLimit.check(output.count)
    }

    private mutating func writeSeparator(isFirst: Bool, depth: Int) {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        if isIndented { writeLineBreak(depth: depth + 1) }
    }

    private mutating func writeEnd(_ closing: UInt8, isEmpty: Bool, depth: Int) {
        if isIndented && !isEmpty { writeLineBreak(depth: depth) }
        output.append(closing)
    }

    private mutating func writeLineBreak(depth: Int) {
        output.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { output.append(contentsOf: indent) }
    }
}

// MARK: - Scalars

extension JSONWriter {
    /// Mirrors floatEncoder: ES6 number text, an exponent only below 1e-6 and from 1e21 on.
    private mutating func write(_ number: Double) throws {
        guard number.isFinite else {
            let text = Strconv.formatFloat(number, format: "g", precision: -1)
            throw JSON.Failure("json: unsupported value: " + text)
        }
        let magnitude = abs(number)
        if magnitude < 1e15, let integer = Int64(exactly: number), integer != 0 || number.sign == .plus {
            output.append(decimal: integer)
            return markFloat()
        }
        let hasExponent = magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21)
        var text = Strconv.formatFloat(number, format: hasExponent ? "e" : "f", precision: -1).bytes
        let count = text.count
        if hasExponent, count >= 4, text[count - 4...count - 2].elementsEqual("e-0".utf8) { text.remove(at: count - 2) }
        output.append(contentsOf: text)
        if !hasExponent, number.rounded() == number { markFloat() }
    }

    private mutating func markFloat() {
        if marksFloats { output.append(".0") }
    }

    private mutating func write(_ text: GoString) {
        output.append(UInt8(ascii: "\""))
        text.bytes.withUnsafeBufferPointer { write(bytes: $0) }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func write(bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < bytes.count {
            if isPlain(bytes[index]) {
                index += 1
                continue
            }
            let width = escapedWidth(bytes, at: index)
            guard let width else {
                index += decodeRune(bytes, at: index).width
                continue
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            writeEscape(bytes, at: index)
            index += width
            start = index
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    @inline(__always)
    private func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x80...0xFF, UInt8(ascii: "\""), UInt8(ascii: "\\"): false
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): !escapesHTML
        default: true
        }
    }

    /// How many bytes at `index` one escape stands for; nil for a character that needs none.
    private func escapedWidth(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        if bytes[index] < 0x80 { return 1 }
        let (rune, width) = decodeRune(bytes, at: index)
        if rune == runeError && width == 1 { return 1 }
        return rune == 0x2028 || rune == 0x2029 ? width : nil
    }

    /// Mirrors encode.go appendString.
    private mutating func writeEscape(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\""): output.append("\\\"")
        case UInt8(ascii: "\\"): output.append("\\\\")
        case 0x08: output.append("\\b")
        case 0x0C: output.append("\\f")
        case 0x0A: output.append("\\n")
        case 0x0D: output.append("\\r")
        case 0x09: output.append("\\t")
        case 0..<0x80:
            output.append("\\u00")
            output.append(hexadecimal: byte)
        default:
            switch decodeRune(bytes, at: index).rune {
            case 0x2028: output.append("\\u2028")
            case 0x2029: output.append("\\u2029")
            default: output.append(Compatibility.has(.jsonOfGo127) ? "\u{FFFD}" : "\\ufffd")
            }
        }
    }

    /// A `[]byte` is written as base64.
    private mutating func writeBase64(_ bytes: [UInt8]) {
        output.append(UInt8(ascii: "\""))
        output.append(contentsOf: Base64.encode(bytes))
        output.append(UInt8(ascii: "\""))
    }
}
