import GoTemplate
import Manifests

/// What a render leaves behind so that single files of it can run again: to see what is random in them, or to note where
/// their text comes from.
package final class RenderRecording {
    private var contents: [GoString: GoString] = [:]
    let randomness = RandomResults()
    /// Whether templates changed what other templates see, so that none of them can run alone.
    package private(set) var hasSideEffects = false

    package init() {}

    /// The files whose text may be another one each time.
    package var randomFiles: Set<GoString> { randomness.files }

    /// What is taken over where only some files run again.
    ///
    /// - Returns: nil for a file that has to run.
    func content(of file: GoString, running files: Set<GoString>) -> GoString? {
        hasSideEffects || files.contains(file) ? nil : contents[file]
    }

    func note(_ files: [RenderedFile], hasSideEffects: Bool) {
        for file in files { contents[file.path] = file.content }
        self.hasSideEffects = hasSideEffects
    }
}
