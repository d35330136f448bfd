import GoTemplate
import Releases

/// Which tests of a release are run, by their names.
package struct HookSelection: Sendable {
    /// All where empty.
    package var included: [GoString] = []
    package var excluded: [GoString] = []

    package init() {}

    func includes(_ name: GoString) -> Bool {
        !excluded.contains(name) && (included.isEmpty || included.contains(name))
    }

    /// The hooks that are run, and the others, first those that are excluded.
    func parts(of hooks: [ReleaseHook]) -> (selected: [ReleaseHook], skipped: [ReleaseHook]) {
        let skipped = hooks.filter { excluded.contains($0.name) }
        let others = hooks.filter { !excluded.contains($0.name) }
        return (others.filter { includes($0.name) }, skipped + others.filter { !includes($0.name) })
    }
}
