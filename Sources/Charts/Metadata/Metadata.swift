import GoTemplate

/// What `Chart.yaml` says about a chart.
///
/// A reference, as in Go: copies that an alias makes of a chart's children share their metadata, and see what
/// processing one of them changes. Mirrors pkg/chart/v2 metadata.go.
package final class Metadata {
    package var name = GoString()
    package var home = GoString()
    package var sources: [GoString] = []
    package var version = GoString()
    package var description = GoString()
    package var keywords: [GoString] = []
    package var maintainers: [Maintainer?] = []
    package var icon = GoString()
    package var apiVersion = GoString()
    package var condition = GoString()
    package var tags = GoString()
    package var appVersion = GoString()
    package var isDeprecated = false
    /// The annotations in byte order of their keys; nil where there are none.
    package var annotations: [(key: GoString, value: GoString)]?
    package var kubeVersion = GoString()
    /// The declared dependencies; nil where the field is missing, which is not the same as an empty list.
    package var dependencies: [Dependency?]?
    package var type = GoString()
    /// What the files set so far: Go decodes `requirements.yaml` into the same lists, element by element.
    var decodedFields: Map?

    package init() {}

    /// A copy for an alias; `dependencies` are copied only on demand.
    package init(copying other: Metadata, sharingDependencies: Bool) {
        name = other.name
        home = other.home
        sources = other.sources
        version = other.version
        description = other.description
        keywords = other.keywords
        maintainers = other.maintainers
        icon = other.icon
        apiVersion = other.apiVersion
        condition = other.condition
        tags = other.tags
        appVersion = other.appVersion
        isDeprecated = other.isDeprecated
        annotations = other.annotations
        kubeVersion = other.kubeVersion
        type = other.type
        dependencies =
            sharingDependencies ? other.dependencies : other.dependencies?.map { $0.map(Dependency.init(copying:)) }
    }
}

/// A person or organisation behind a chart.
package struct Maintainer: Sendable {
    package var name = GoString()
    package var email = GoString()
    package var url = GoString()

    package init() {}
}
