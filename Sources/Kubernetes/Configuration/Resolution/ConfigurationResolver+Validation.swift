import Failures
import Files
import GoTemplate

extension ConfigurationResolver {
    /// Mirrors DirectClientConfig.ConfirmUsable and validation.go: says all that is wrong at once.
    func checkUsable() throws(HelmError) {
        var complaints: [GoString] = []
        if isContextMissing { complaints.append("context was not found for specified context: " + contextName) }
        complaints += user.complaints(as: context.user) + cluster.complaints(as: context.cluster)
        guard !complaints.isEmpty else { return }
        throw HelmError("invalid configuration: " + HelmError(aggregate: complaints.map { HelmError($0) }).message)
    }
}

extension KubeCluster {
    fileprivate func complaints(as name: GoString) -> [GoString] {
        var complaints: [GoString] = []
        do throws(HelmError) {
            _ = try proxyURL()
        } catch {
            let start = "invalid 'proxy-url' " + Strconv.quote(proxy)
            complaints.append(start + " for cluster " + Strconv.quote(name) + ": " + error.message)
        }
        if !certificateAuthority.isEmpty, !certificateAuthorityData.isEmpty {
            complaints.append(
                "certificate-authority-data and certificate-authority are both specified for " + name
                    + ". certificate-authority-data will override.")
        }
        return complaints + unreadable(certificateAuthority, "certificate-authority", of: name)
    }
}

extension KubeUser {
    fileprivate func complaints(as name: GoString) -> [GoString] {
        (hasClientCertificate ? certificateComplaints(as: name) : []) + execComplaints(as: name)
            + methodComplaints(as: name) + impersonationComplaints(as: name)
    }

    private func certificateComplaints(as name: GoString) -> [GoString] {
        var complaints: [GoString] = []
        if !clientCertificate.isEmpty, !clientCertificateData.isEmpty {
            complaints.append(
                "client-cert-data and client-cert are both specified for " + name
                    + ". client-cert-data will override.")
        }
        if !clientKey.isEmpty, !clientKeyData.isEmpty {
            complaints.append(
                "client-key-data and client-key are both specified for " + name + "; client-key-data will override")
        }
        if clientKey.isEmpty, clientKeyData.isEmpty {
            complaints.append(
                "client-key-data or client-key must be specified for " + name
                    + " to use the clientCert authentication method.")
        }
        return complaints + unreadable(clientCertificate, "client-cert", of: name)
            + unreadable(clientKey, "client-key", of: name)
    }

    private func execComplaints(as name: GoString) -> [GoString] {
        guard let exec else { return [] }
        var complaints: [GoString] = []
        func require(_ what: GoString) {
            complaints.append(what + " must be specified for " + name + " to use exec authentication plugin")
        }
        if authProvider != nil {
            complaints.append("authProvider cannot be provided in combination with an exec plugin for " + name)
        }
        if exec.command.isEmpty { require("command") }
        if exec.apiVersion.isEmpty { require("apiVersion") }
        for variable in exec.environment where variable.name.isEmpty { require("env variable name") }
        if exec.interactiveModeName.isEmpty {
            require("interactiveMode")
        } else if exec.interactiveMode == nil {
            let mode = Strconv.quote(exec.interactiveModeName)
            complaints.append("invalid interactiveMode for " + name + ": " + mode)
        }
        return complaints
    }

    private func methodComplaints(as name: GoString) -> [GoString] {
        guard !token.isEmpty, !username.isEmpty || !password.isEmpty else { return [] }
        let start = "more than one authentication method found for " + name
        return [start + "; found [token basicAuth], only one is allowed"]
    }

    private func impersonationComplaints(as name: GoString) -> [GoString] {
        let isMore =
            !impersonation.uid.isEmpty || !impersonation.groups.isEmpty || !impersonation.extra.isEmpty
        guard isMore, impersonation.user.isEmpty else { return [] }
        return ["requesting uid, groups or user-extra for " + name + " without impersonating a user"]
    }
}

/// Why a file that is named cannot be opened; it is not read yet.
private func unreadable(_ path: GoString, _ field: GoString, of name: GoString) -> [GoString] {
    guard !path.isEmpty else { return [] }
    do throws(HelmError) {
        try FileSystem().checkReading(path)
        return []
    } catch {
        return ["unable to read " + field + " " + path + " for " + name + " due to " + error.message]
    }
}
