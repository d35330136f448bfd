import Diffing
import GoTemplate
import Rendering

/// What can be blamed for the documents of a side; found out when it is asked for, since most sides turn out the same.
final class CauseSource {
    struct Findings {
        /// Which template wrote what; nil where that is not known.
        let trace: RenderTrace?
        /// The values as the templates saw them.
        let values: Map
        let provenance: ValueProvenance
    }

    private let find: () -> Findings?
    private(set) lazy var findings = find()

    init(_ find: @escaping () -> Findings?) {
        self.find = find
    }
}
