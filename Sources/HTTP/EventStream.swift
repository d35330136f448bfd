import GoTemplate

/// Cuts a body that grows into its lines, such as the events of a watch.
package struct EventStream {
    private var rest: [UInt8] = []
    private let limit: Int

    /// - Parameter limit: the bytes of the longest line.
    package init(limit: Int = 16 << 20) { self.limit = limit }

    /// Takes what has come and gives the lines that are complete, without empty ones and line ends.
    ///
    /// - Returns: nil where a line is longer than the limit.
    package mutating func lines(adding bytes: [UInt8]) -> [[UInt8]]? {
        guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else {
            rest += bytes
            return rest.count > limit ? nil : []
        }
        let complete = rest.isEmpty ? bytes[...end] : (rest + bytes[...end])[...]
        rest = Array(bytes[(end + 1)...])
        let lines = complete.split(separator: UInt8(ascii: "\n")).map(Array.init)
        return lines.contains { $0.count > limit } ? nil : lines
    }

    /// What came after the last line end.
    package var incompleteLine: [UInt8] { rest }
}
