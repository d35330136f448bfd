import GoTemplate

/// Which versions of its dependencies a chart was packaged with: `Chart.lock`.
///
/// Mirrors pkg/chart/v2 dependency.go Lock.
package struct ChartLock {
    /// When the lock was made, in RFC 3339; empty for never.
    package let generated: GoString
    package let digest: GoString
    /// Nil where the field is missing, which is not the same as an empty list.
    package let dependencies: [Dependency?]?

    package init(generated: GoString, digest: GoString, dependencies: [Dependency?]?) {
        self.generated = generated
        self.digest = digest
        self.dependencies = dependencies
    }

    init(_ fields: DecodedFields) {
        var (generated, digest) = (GoString(), GoString())
        fields.assign("generated", to: &generated)
        fields.assign("digest", to: &digest)
        self.generated = generated
        self.digest = digest
        self.dependencies = fields.objects("dependencies")?.map { $0.map(Dependency.init) }
    }
}
