import Charts
import GoTemplate
import JSONSchema
import Rendering

/// How the charts of a comparison are rendered.
package struct RenderSettings {
    package var release: ReleaseOptions
    package var capabilities = Capabilities()
    package var skipsSchemaValidation = false
    /// Brings what schemas refer to on other servers; nil where nothing is fetched.
    package var schemas: (any RemoteSchemas)?
    package var enablesDNS = false
    package var postRenderer: PostRenderer?
    /// Finds objects of a cluster; nil where there are none to find.
    package var lookup: (any ObjectLookup)?
    package var limits = ExecutionLimits()
    /// Whether the files of `crds/` folders are part of the side.
    package var includesCustomResources = false
    let libraries = RenderLibraries()

    package init(release: ReleaseOptions) {
        self.release = release
    }
}
