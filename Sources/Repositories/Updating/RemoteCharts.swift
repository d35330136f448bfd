import Charts
import Failures
import GoTemplate
import SemVer

/// Charts of repositories and registries, which dependencies may name.
package protocol RemoteCharts {
    /// Looks at the places of all dependencies of a chart, before anything is changed.
    ///
    /// - Throws: `HelmError` where one is not known or cannot be read.
    func prepare(_ dependencies: [Dependency]) throws(HelmError)

    /// The newest version of a dependency that meets the constraint; nil where there is none.
    func version(of dependency: Dependency, meeting constraint: VersionConstraint) throws(HelmError) -> GoString?

    /// The archive of a dependency whose version is exact.
    func archive(of dependency: Dependency) throws(HelmError) -> ChartPackage
}

/// Where there are none: Helm would fetch such charts; swelm says which they are, so that they can be put into `charts/`.
package struct NoRemoteCharts: RemoteCharts {
    package init() {}

    package func prepare(_ dependencies: [Dependency]) throws(HelmError) {
        let refused = dependencies.compactMap { dependency -> GoString? in
            guard let place = DependencyRepository(dependency.repository).remotePlace else { return nil }
            return dependency.name + " (" + place + ")"
        }
        guard !refused.isEmpty else { return }
        throw HelmError(
            "cannot fetch dependencies from repositories: " + refused.joined(by: ", ")
                + "; only file:// dependencies are read so far, put these charts into charts/")
    }

    package func version(
        of dependency: Dependency, meeting constraint: VersionConstraint
    ) throws(HelmError) -> GoString? {
        try prepare([dependency])
        return nil
    }

    package func archive(of dependency: Dependency) throws(HelmError) -> ChartPackage {
        try prepare([dependency])
        throw HelmError("could not find " + dependency.name)
    }
}
