import GoTemplate
import Rendering
import Synchronization

/// The templates that the renders of a comparison share: most of them are the same on both sides.
package final class RenderLibraries: Sendable {
    private struct Key: Hashable {
        let enablesDNS: Bool
        let isShifted: Bool
    }

    private let libraries = Mutex<[Key: TemplateLibrary]>([:])

    package init() {}

    /// - Parameter isShifted: whether `now` is another time, see `RandomFunctions.now`.
    func library(enablesDNS: Bool, isShifted: Bool) -> TemplateLibrary {
        let key = Key(enablesDNS: enablesDNS, isShifted: isShifted)
        return libraries.withLock { libraries in
            if let library = libraries[key] { return library }
            var functions = HelmFunctions.table(enablesDNS: enablesDNS)
            if isShifted { functions.add([RandomFunctions.now]) }
            let library = TemplateLibrary(functions: functions)
            libraries[key] = library
            return library
        }
    }
}
