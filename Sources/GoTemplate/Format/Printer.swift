/// A running `fmt` call: what is written so far and the flags of the current directive; Go's `fmt.pp`.
struct Printer {
    private(set) var buffer: [UInt8] = []
    var flags = FormatFlags()
    /// Whether a wrong verb is being reported, which shows the value without its methods.
    var isReportingBadVerb = false
    /// Whether a value was nested too deeply, after which no more nested ones are printed.
    var isTooDeep = false

    init(capacity: Int = 0) {
        buffer.reserveCapacity(capacity)
    }

    /// Takes over `buffer`, which is empty until the caller puts the printer's back.
    init(appendingTo buffer: inout [UInt8]) {
        swap(&self.buffer, &buffer)
    }

    mutating func write(_ text: StaticString) { text.withUTF8Buffer { buffer.append(contentsOf: $0) } }
    mutating func write(_ text: String) { buffer.append(contentsOf: text.utf8) }
    mutating func write(_ bytes: [UInt8]) { buffer.append(contentsOf: bytes) }
    mutating func write(_ bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }
    mutating func write(_ text: GoString) { buffer.append(contentsOf: text.bytes) }
    mutating func write(_ rune: Rune) { buffer.append(rune: rune) }

    /// Writes through one of the appending functions of `Strconv`.
    mutating func write(with append: (inout [UInt8]) -> Void) { append(&buffer) }

    /// Mirrors fmt/print.go doPrint.
    mutating func printOperands(_ values: [Value]) {
        var previousIsString = false
        for (index, value) in values.enumerated() {
            let isString = value.type?.kind == .string
            if index > 0 && !isString && !previousIsString { write(" ") }
            print(value, "v")
            previousIsString = isString
        }
    }

    /// Mirrors fmt/print.go doPrintln.
    mutating func printLine(_ values: [Value]) {
        for (index, value) in values.enumerated() {
            if index > 0 { write(" ") }
            print(value, "v")
        }
        write("\n")
    }

    /// `%!VERB(TYPE=VALUE)`: the verb does not suit the value.
    mutating func reportBadVerb(_ verb: Verb, _ value: Value) {
        isReportingBadVerb = true
        write("%!")
        write(verb.rune)
        write("(")
        if let type = value.type {
            write(type.name)
            write("=")
            print(value, "v")
        } else {
            write("<nil>")
        }
        write(")")
        isReportingBadVerb = false
    }
}

// MARK: - Padding

extension Printer {
    /// Writes what `body` writes, padded to the width of the directive, which counts runes.
    ///
    /// Go's `%05s` pads with zeros too, but numbers bring their own zeros: `zeros` false keeps to blanks.
    mutating func padded(zeros: Bool = true, _ body: (inout Printer) -> Void) {
        let start = buffer.count
        body(&self)
        guard let width = flags.width, width > 0 else { return }
        let missing = width - runeCount(from: start)
        guard missing > 0 else { return }
        if flags.minus {
            buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: missing))
        } else {
            buffer.insert(contentsOf: repeatElement(padding(zeros: zeros), count: missing), at: start)
        }
    }

    /// Writes `count` bytes of padding.
    mutating func pad(_ count: Int, zeros: Bool = true) {
        guard count > 0 else { return }
        buffer.append(contentsOf: repeatElement(padding(zeros: zeros), count: count))
    }

    private func padding(zeros: Bool) -> UInt8 {
        zeros && flags.zero && !flags.minus ? UInt8(ascii: "0") : UInt8(ascii: " ")
    }

    private func runeCount(from start: Int) -> Int {
        buffer.withUnsafeBufferPointer { bytes in
            var index = start
            var count = 0
            while index < bytes.count {
                index += bytes[index] < 0x80 ? 1 : decodeRune(bytes, at: index).width
                count += 1
            }
            return count
        }
    }
}
