import GoTemplate

/// What `Chart.yaml` says about a chart.
///
/// Mirrors pkg/chart/v2 metadata.go.
package struct Metadata: Sendable {
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

    package init() {}
}

/// A person or organisation behind a chart.
package struct Maintainer: Sendable {
    package var name = GoString()
    package var email = GoString()
    package var url = GoString()

    package init() {}
}
