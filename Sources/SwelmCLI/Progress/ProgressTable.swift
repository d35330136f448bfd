import GoLibrary
import GoTemplate
import Kubernetes

/// What is not ready yet, as a table on a terminal that is redrawn in place.
struct ProgressTable {
    private static let longest = 12
    private static let interval = Duration.milliseconds(250)

    private var rows: [(key: ObjectKey, status: ObjectStatus)] = []
    /// How many lines of it are on the terminal.
    private var height = 0
    private var drawn: Deadline?

    /// Takes the status of an object.
    ///
    /// - Returns: what is to be written; nothing where it was written a moment ago.
    mutating func noting(_ key: ObjectKey, _ status: ObjectStatus) -> GoString {
        rows.removeAll { $0.key == key }
        if status.status != .current { rows.append((key, status)) }
        if let drawn, (Deadline.now.duration(since: drawn) ?? .zero) < Self.interval { return "" }
        drawn = .now
        return redrawing()
    }

    /// - Returns: what takes the table away.
    mutating func clearing() -> GoString {
        rows = []
        drawn = nil
        return redrawing()
    }

    /// - Returns: what shows the table as it is now.
    mutating func redrawing() -> GoString {
        let lines = rows.prefix(Self.longest).map { $0.key.shortText + "  " + $0.status.sentence }
        let rest = rows.count - lines.count
        let shown = rest > 0 ? lines + [GoString("and \(rest) more")] : lines
        let back = height == 0 ? GoString() : GoString("\u{1B}[\(height)A\r\u{1B}[J")
        height = shown.count
        // A line that wraps would be more than one to go back.
        return back + shown.map { $0.prefix(78) + "\n" }.joined(by: "")
    }
}
