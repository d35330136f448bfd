/// Bytes of output and what wrote them: the text or the action at one place of a template.
struct TraceSpan {
    /// The bytes, counted from the beginning of the output of the template they are in.
    var range: Range<Int>
    let source: Source
    /// Where the text or the action begins in its source.
    let offset: Int
    let isText: Bool
    /// The values read for an action.
    let reads: [ValuePathTable.ID]
    /// The branches around it.
    let branch: TraceBranch?
    /// What templates that ran for the action gave, such as that of an `include`.
    let fragments: [TraceFragment]
}

/// The output of a template that ran inside of an action.
final class TraceFragment {
    let text: GoString
    /// In the order of their bytes.
    let spans: [TraceSpan]
    private(set) lazy var lines = LineTable(text)

    init(text: GoString, spans: [TraceSpan]) {
        self.text = text
        self.spans = spans
    }
}

/// The condition of an `if`, `with` or `range`, or the argument of a `template`, that decided what was written.
final class TraceBranch {
    let outer: TraceBranch?
    let reads: [ValuePathTable.ID]

    init(outer: TraceBranch?, reads: [ValuePathTable.ID]) {
        self.outer = outer
        self.reads = reads
    }
}
