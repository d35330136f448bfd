/// All commands.
enum RootCommand {
    static let command = Command(
        name: "swelm", summary: "The Kubernetes package manager's templates, releases and diffs", description: intro,
        flags: { [] },
        subcommands: [
            TemplateCommand.command, DiffCommand.command, VersionCommand.command, EnvCommand.command,
            CompletionCommand.command, HelpCommand.command,
        ], run: HelpCommand.showRoot)

    private static let intro = """
        swelm renders charts exactly as Helm 4.2.3 does, keeps a history of releases, and shows what a change does.

        Common actions:

        - swelm template:   render a chart locally
        - swelm diff:       show what a change does
        - swelm version:    print the version

        Environment variables:

        | Name              | Description                                                                    |
        |-------------------|--------------------------------------------------------------------------------|
        | $HELM_NAMESPACE   | set the namespace used for the operations                                      |
        | $HELM_DEBUG       | indicate whether or not to show debugging output                               |
        | $HELM_KUBECONTEXT | set the name of the kubeconfig context                                         |
        | $KUBECONFIG       | set an alternative Kubernetes configuration file (default "~/.kube/config")    |
        | $NO_COLOR         | set to any non-empty value to disable all colored output                       |
        """
}
