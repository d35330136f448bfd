import Files
import Forges
import GoTemplate

/// `swelm review publish FILE`.
enum ReviewPublishCommand {
    static let command = Command(
        name: "publish", usage: "FILE", summary: "put a review into one comment of a pull or merge request",
        description: """
            Put a file of Markdown, or - for standard input, into one comment of the pull or merge request that a job
            runs for, and change that comment the next time. The forge's address, the request and the token come from
            the variables of the job alone:

            - --github: GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_REF or GITHUB_EVENT_PATH, and GITHUB_TOKEN
            - --gitlab: CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, and GITLAB_TOKEN
            - --gitea: the variables of GitHub, and GITEA_TOKEN or GITHUB_TOKEN
            - --azure: SYSTEM_COLLECTIONURI, SYSTEM_TEAMPROJECT, BUILD_REPOSITORY_ID,
              SYSTEM_PULLREQUEST_PULLREQUESTID, and SYSTEM_ACCESSTOKEN

            The token goes to that address only: redirects and pages on other hosts are refused. A review that is
            longer than the forge takes is cut, and says so.

                $ swelm diff repo --base origin/main -o markdown --exit-code never > review.md
                $ swelm review publish --github review.md
            """,
        flags: {
            github
            gitlab
            gitea
            azure
            name
            dryRun
        },
        arguments: .exactly(1),
        exclusiveFlags: { [[github, gitlab, gitea, azure].map(\.declaration)] }, run: run)

    private static let github = Flag<Bool>("github", "publish on GitHub")
    private static let gitlab = Flag<Bool>("gitlab", "publish on GitLab")
    private static let gitea = Flag<Bool>("gitea", "publish on Gitea or Forgejo")
    private static let azure = Flag<Bool>("azure", "publish on Azure DevOps")
    private static let name = Flag<GoString>(
        "name", default: "default", placeholder: "name", "tells several reviews of one request apart")
    private static let dryRun = Flag<Bool>("dry-run", "print the request without the token, and send nothing")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let flags = invocation.flags
        let outcome = try invocation.failing(with: GoString()) {
            let path = invocation.arguments[0]
            let text = try path == "-" ? FileSystem().readStandardInput() : FileSystem().read(path)
            let variables = ForgeVariables(invocation.context.environment) { try FileSystem().read($0) }
            let publisher = try ReviewPublisher(
                text, named: flags[name], to: try forge(flags), variables, userAgent: GoString(BuildInfo.userAgent))
            return flags[dryRun] ? publisher.dryRun : GoString("comment \(try publisher.publish().rawValue)\n")
        }
        invocation.print(outcome)
    }

    private static func forge(_ flags: ParsedFlags) throws(CommandFailure) -> Forge {
        let choices: [(Flag<Bool>, Forge)] = [(github, .github), (gitlab, .gitlab), (gitea, .gitea), (azure, .azure)]
        if let choice = choices.first(where: { flags[$0.0] }) { return choice.1 }
        throw CommandFailure("say where to publish: --github, --gitlab, --gitea or --azure")
    }
}
