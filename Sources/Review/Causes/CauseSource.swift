import Diffing
import GoTemplate
import Rendering

/// What can be blamed for the documents of a side; found out when it is asked for, since most sides turn out the same.
final class CauseSource {
    struct Values {
        /// The values as the templates saw them.
        let effective: Map
        let provenance: ValueProvenance
    }

    private let findValues: () -> Values?
    private let findTrace: (Set<GoString>) -> RenderTrace?
    private var traces: [GoString: RenderTrace] = [:]
    /// Nil where they are not known.
    private(set) lazy var values = findValues()

    /// - Parameter trace: notes which template writes what in some files; nil where that cannot be known.
    init(values: @escaping () -> Values?, trace: @escaping (Set<GoString>) -> RenderTrace?) {
        (findValues, findTrace) = (values, trace)
    }

    /// Has files traced that will be asked for, all at once.
    func prepare(_ files: Set<GoString>) {
        let missing = files.filter { traces[$0] == nil }
        guard !missing.isEmpty, let trace = findTrace(missing) else { return }
        for file in missing { traces[file] = trace }
    }

    /// What wrote a line of a document, see `RenderTrace`.
    func origins(ofLine line: Int, of document: DiffDocument) -> [TraceOrigin] {
        traces[document.source]?.origins(ofLine: line, of: document.content, in: document.source) ?? []
    }
}
