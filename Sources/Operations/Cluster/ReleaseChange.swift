import Charts
import GoTemplate
import Manifests
import Releases

/// What becomes of the objects of a release.
///
/// It holds texts of manifests and not releases, so that a plan of it can be saved.
package enum ReleaseChange: Sendable {
    /// A file of a `crds/` folder, whose objects belong to no release.
    case customResources(CustomResourceFile, ApplyMethod)
    /// The namespace of `--create-namespace`.
    case namespace(GoString, ApplyMethod)
    case install(ReleaseObjects)
    /// New objects must belong to nobody, or to the release already.
    case upgrade(from: ReleaseObjects, to: ReleaseObjects)
    /// Who owns new objects is not asked.
    case rollback(from: ReleaseObjects, to: ReleaseObjects)
    /// In the order of deletion.
    case uninstall([Manifest], of: ReleaseKey)
}

/// The objects that a revision records, hooks aside.
package struct ReleaseObjects: Sendable {
    package let key: ReleaseKey
    /// Which namespace the objects say that their release is in.
    package let namespace: GoString
    package let manifest: GoString
    package let applyMethod: OpenEnum<ApplyMethod>

    package init(key: ReleaseKey, manifest: GoString, applyMethod: OpenEnum<ApplyMethod>) {
        self.key = key
        namespace = key.namespace
        self.manifest = manifest
        self.applyMethod = applyMethod
    }

    package init(_ release: Release) {
        key = release.key
        namespace = release.namespace
        manifest = release.manifest
        applyMethod = release.applyMethod
    }
}
