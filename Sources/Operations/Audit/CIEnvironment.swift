/// The page of the run that a CI system put into the environment.
package struct CIEnvironment {
    private let variables: [String: String]

    package init(_ variables: [String: String]) { self.variables = variables }

    /// Whether a CI system runs the process.
    package var isPresent: Bool { url != nil }

    /// Nil outside of CI systems that are known.
    var url: String? {
        let ready = ["SWELM_CI_URL", "CI_JOB_URL", "BUILDKITE_BUILD_URL", "CIRCLE_BUILD_URL", "BUILD_URL"]
        return ready.lazy.compactMap(value).first ?? gitHub ?? azure
    }

    /// Who began the run; nil outside of CI systems that are known, or where they do not say.
    var user: String? {
        let names = [
            "GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_REQUESTEDFOREMAIL", "BUILD_REQUESTEDFOR",
            "BUILDKITE_BUILD_AUTHOR_EMAIL", "CIRCLE_USERNAME", "BUILD_USER_ID",
        ]
        return names.lazy.compactMap(value).first
    }

    private var gitHub: String? {
        guard let server = value("GITHUB_SERVER_URL"), let repository = value("GITHUB_REPOSITORY"),
            let run = value("GITHUB_RUN_ID")
        else { return nil }
        return "\(server)/\(repository)/actions/runs/\(run)"
    }

    private var azure: String? {
        guard let server = value("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"), let project = value("SYSTEM_TEAMPROJECT"),
            let build = value("BUILD_BUILDID")
        else { return nil }
        return "\(server)\(project)/_build/results?buildId=\(build)"
    }

    private func value(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }
}
