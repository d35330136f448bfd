import Charts
import Failures
import GoTemplate
import Releases
import Rollouts

/// What a stage of a frozen plan makes of one release.
package struct FrozenStage {
    /// All values that a user of Helm would give, those of files, too; to be looked at only, see `valuesToRender`.
    package let values: Map
    /// The digest of what the values render to: the manifest and the hooks.
    package let manifestDigest: GoString
    /// The number of the revision that was rendered, `.Release.Revision`.
    package let revision: Int
    /// Whether two renders may differ, so that the digest says little.
    package let isRandom: Bool
    /// The weights of the sides; nil where the file says nothing of them.
    package let split: TrafficSplit?

    package init(values: Map, manifestDigest: GoString, revision: Int, isRandom: Bool, split: TrafficSplit?) {
        (self.values, self.manifestDigest, self.revision) = (values, manifestDigest, revision)
        (self.isRandom, self.split) = (isRandom, split)
    }

    /// Values of their own for a render, which changes them.
    ///
    /// - Throws: where they are nested too deeply.
    package func valuesToRender() throws(HelmError) -> Map {
        do {
            guard case .map(let copy) = try Value.map(values).deepCopy() else { return Map() }
            return copy
        } catch {
            throw HelmError(error.message)
        }
    }
}
