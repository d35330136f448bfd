import GoTemplate

/// A chart that another chart asks for in its `dependencies`.
///
/// Mirrors pkg/chart/v2 dependency.go.
package final class Dependency {
    package var name = GoString()
    /// The range of versions that will do.
    package var version = GoString()
    package var repository = GoString()
    /// Paths into the values, separated by commas, that switch the chart on and off.
    package var condition = GoString()
    package var tags: [GoString] = []
    package var isEnabled = false
    package var importValues: [ImportedValues] = []
    package var alias = GoString()

    package init() {}

    init(copying other: Dependency) {
        name = other.name
        version = other.version
        repository = other.repository
        condition = other.condition
        tags = other.tags
        isEnabled = other.isEnabled
        importValues = other.importValues
        alias = other.alias
    }
}

/// An item of `import-values`.
package enum ImportedValues {
    /// A name below the child's `exports`.
    case export(GoString)
    /// A table of the child, and where it goes in the parent: the values of `child` and `parent`.
    case table(Map)
    /// What Helm has already turned into `child` and `parent`; it shows in `.Chart.Dependencies`.
    case resolved(child: GoString, parent: GoString)
    /// Anything else, which Helm drops.
    case other(Value)
}
