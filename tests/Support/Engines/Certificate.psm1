# Authorities, and keys that they vouch for, made for one test file alone.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$padding = [Security.Cryptography.RSASignaturePadding]::Pkcs1

function New-TestAuthority {
    <#
    .SYNOPSIS
        Makes an authority, which is trusted for a day.
    #>
    param([string]$Name = 'authority')

    $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new("CN=$Name", [Security.Cryptography.RSA]::Create(2048), 'SHA256', $padding)
    $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509BasicConstraintsExtension]::new($true, $false, 0, $true))
    $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-10), [DateTimeOffset]::UtcNow.AddDays(1))
}

function New-TestCertificate {
    <#
    .SYNOPSIS
        Puts a key with its certificate and the authority's into a folder, as the docker client has them: key.pem, cert.pem, ca.pem.
    .PARAMETER Place
        The host's names and addresses that an engine's certificate is for. A caller's is for none.
    .PARAMETER Ended
        It was trusted until yesterday.
    #>
    param([Parameter(Mandatory)]$Authority, [Parameter(Mandatory)][string]$Name, [Parameter(Mandatory)][string]$Folder, [string[]]$Place = @(), [switch]$Ended)

    $key = [Security.Cryptography.RSA]::Create(2048)
    $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new("CN=$Name", $key, 'SHA256', $padding)
    if ($Place) {
        $names = [Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder]::new()
        foreach ($one in $Place) { if ($one -as [ipaddress]) { $names.AddIpAddress($one) } else { $names.AddDnsName($one) } }
        $request.CertificateExtensions.Add($names.Build())
    } else {
        # Engines ask that a caller's is meant for callers.
        $uses = [Security.Cryptography.OidCollection]::new()
        $null = $uses.Add([Security.Cryptography.Oid]::new('1.3.6.1.5.5.7.3.2'))
        $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]::new($uses, $false))
    }
    $serial = [byte[]]::new(8)
    [Random]::Shared.NextBytes($serial)
    $until = $Ended ? [DateTimeOffset]::UtcNow.AddDays(-1) : [DateTimeOffset]::UtcNow.AddHours(12)
    $certificate = $request.Create($Authority, [DateTimeOffset]::UtcNow.AddDays(-2), $until, $serial)
    $null = New-Item $Folder -ItemType Directory -Force
    $certificate.ExportCertificatePem() | Set-Content "$Folder/cert.pem"
    $key.ExportPkcs8PrivateKeyPem() | Set-Content "$Folder/key.pem"
    $Authority.ExportCertificatePem() | Set-Content "$Folder/ca.pem"
}

Export-ModuleMember -Function New-TestAuthority, New-TestCertificate
