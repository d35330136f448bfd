/// Markdown up to a size.
package struct MarkdownPage {
    package private(set) var bytes: [UInt8] = []
    private(set) var omitted = 0
    private let limit: Int
    private let maximumBytes: Int
    /// Kept free for what `finish` says.
    private static let reserve = 160

    package init(maximumBytes: Int) {
        self.maximumBytes = max(0, maximumBytes)
        limit = max(0, maximumBytes - Self.reserve)
    }

    package var room: Int { max(0, limit - bytes.count) }

    /// Adds a part as a whole, or not at all.
    @discardableResult
    package mutating func add(_ part: [UInt8]) -> Bool {
        guard part.count <= room else { return false }
        bytes.append(contentsOf: part)
        return true
    }

    package mutating func omit(_ count: Int = 1) { omitted += count }

    package func finish() -> [UInt8] {
        guard omitted > 0 else { return bytes }
        let objects = omitted == 1 ? "1 part is" : "\(omitted) parts are"
        let note = "\n\(objects) left out: this comment would be longer than \(maximumBytes) bytes.\n"
        return Array((bytes + Array(note.utf8)).prefix(maximumBytes))
    }

    /// Adds a part, or says at the end that it was left out.
    package mutating func addOrOmit(_ part: [UInt8]) {
        if !add(part) { omit() }
    }

    package mutating func addOrOmit(_ part: String) { addOrOmit(Array(part.utf8)) }
}
