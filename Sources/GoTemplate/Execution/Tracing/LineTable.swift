/// Where the lines of a text begin.
struct LineTable {
    private let starts: [Int]
    private let end: Int

    init(_ text: GoString) {
        var starts = [0]
        for (index, byte) in text.bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
        self.starts = starts
        self.end = text.count
    }

    var count: Int { starts.count }

    /// The bytes of a line, counted from 1, without its newline; nil where there is no such line.
    func range(of number: Int) -> Range<Int>? {
        guard starts.indices.contains(number - 1) else { return nil }
        let start = starts[number - 1]
        return start..<(number < starts.count ? starts[number] - 1 : end)
    }
}
