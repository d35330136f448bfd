import GoTemplate

/// The revision of a release that was deployed when a plan was frozen.
package struct FrozenBase {
    package let revision: Int
    /// All its values, with the defaults of its chart.
    package let values: Map
    /// See `FrozenStage.manifestDigest`.
    package let manifestDigest: GoString

    package init(revision: Int, values: Map, manifestDigest: GoString) {
        (self.revision, self.values, self.manifestDigest) = (revision, values, manifestDigest)
    }
}
