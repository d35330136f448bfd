import GoTemplate

/// A forge whose requests for changes can have a review as a comment.
package enum Forge: String, CaseIterable, Sendable {
    case github = "GitHub"
    case gitlab = "GitLab"
    case gitea = "Gitea"
    case azure = "Azure DevOps"

    /// The interface of the forge for the request that this job runs for, as its variables have it.
    ///
    /// - Throws: `ForgeFailure` that names the variable that is missing, or makes no sense.
    func interface(_ variables: ForgeVariables) throws(ForgeFailure) -> any ForgeInterface {
        switch self {
        case .github: try GitHubInterface(variables)
        case .gitlab: try GitLabInterface(variables)
        case .gitea: try GiteaInterface(variables)
        case .azure: try AzureInterface(variables)
        }
    }
}
