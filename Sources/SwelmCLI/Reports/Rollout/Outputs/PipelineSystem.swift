import GoTemplate

/// A CI system that takes outputs of a job, recognised by its environment.
enum PipelineSystem: Equatable {
    /// Files that the variables name; nil where one is not set.
    case github(output: GoString?, summary: GoString?)
    case azure

    /// Nil for others, and outside of any.
    init?(_ environment: [String: String]) {
        func path(_ name: String) -> GoString? { environment[name].flatMap { $0.isEmpty ? nil : GoString($0) } }
        if environment["GITHUB_ACTIONS"] == "true" {
            self = .github(output: path("GITHUB_OUTPUT"), summary: path("GITHUB_STEP_SUMMARY"))
        } else if environment["TF_BUILD"]?.lowercased() == "true" {
            self = .azure
        } else {
            return nil
        }
    }
}
