import Diffing
import GoTemplate
import Rendering

/// What can be blamed for the documents of a side.
struct CauseSource {
    /// Which template wrote what; nil where the side was not rendered here.
    let trace: RenderTrace?
    /// The values as the templates saw them.
    let values: Map
    let provenance: ValueProvenance
}
