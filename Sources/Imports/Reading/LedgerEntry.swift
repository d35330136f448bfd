import GoTemplate

/// What became of one value of a file that was taken over.
package struct LedgerEntry {
    package let file: GoString
    /// Both from 1.
    package let line: Int
    package let column: Int
    /// The kind of the resource and where the value stands in it, as in `Canary spec.analysis.interval`.
    package let field: GoString
    package let fate: LeafFate

    package var isMapped: Bool { if case .mapped = fate { true } else { false } }

    /// `FILE:LINE:COLUMN`.
    package var place: GoString { file + GoString(":\(line):\(column)") }
}

/// Whether a value is carried over.
package enum LeafFate: Equatable, Sendable {
    /// The keys of the stages file that say the same.
    case mapped(GoString)
    /// Why nothing says it, or what to do instead.
    case dropped(GoString)

    package var text: GoString {
        switch self {
        case .mapped(let text), .dropped(let text): text
        }
    }
}
